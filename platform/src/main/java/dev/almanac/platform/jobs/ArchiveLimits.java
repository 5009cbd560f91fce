package dev.almanac.platform.jobs;

record ArchiveLimits(long maxBytes, long maxUnpackedBytes, int maxEntries, int maxRatio) {}
