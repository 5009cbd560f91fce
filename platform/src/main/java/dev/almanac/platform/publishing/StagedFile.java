package dev.almanac.platform.publishing;

/**
 * One output file in its place under the attempt's prefix, not yet visible.
 *
 * @param name relative to the output directory
 * @param sizeBytes as counted while it was read
 * @param sha256 of the bytes as read, 64 hex digits
 * @param mediaType as it will be served
 */
public record StagedFile(String name, long sizeBytes, String sha256, String mediaType) {}
