package dev.almanac.mapreduce.planted.upward.store;

public record Upstairs() {}
