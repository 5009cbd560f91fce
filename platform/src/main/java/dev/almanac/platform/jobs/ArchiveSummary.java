package dev.almanac.platform.jobs;

/**
 * What is known of an acceptable archive.
 *
 * @param entries files, links and directories listed in it
 * @param unpackedBytes the tar inside, with its headers
 * @param sizeBytes as uploaded
 * @param sha256 of the archive as uploaded, 64 hexadecimal digits in lower case
 */
public record ArchiveSummary(ArchiveFormat format, int entries, long unpackedBytes, long sizeBytes, String sha256) {}
