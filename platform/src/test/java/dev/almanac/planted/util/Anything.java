package dev.almanac.planted.util;

public record Anything() {}
