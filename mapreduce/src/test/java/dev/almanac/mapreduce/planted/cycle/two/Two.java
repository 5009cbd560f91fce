package dev.almanac.mapreduce.planted.cycle.two;

import dev.almanac.mapreduce.planted.cycle.one.One;

public record Two(One one) {}
