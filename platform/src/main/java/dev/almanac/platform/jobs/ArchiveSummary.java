package dev.almanac.platform.jobs;

record ArchiveSummary(ArchiveFormat format, int entryCount, long unpackedBytes, String sha256, long sizeBytes) {}
