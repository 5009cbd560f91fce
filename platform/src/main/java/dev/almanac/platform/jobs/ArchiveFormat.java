package dev.almanac.platform.jobs;

enum ArchiveFormat {
    TAR;

    String extension() {
        return "tar";
    }
}
