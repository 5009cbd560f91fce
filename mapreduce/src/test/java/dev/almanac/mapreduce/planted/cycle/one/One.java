package dev.almanac.mapreduce.planted.cycle.one;

import dev.almanac.mapreduce.planted.cycle.two.Two;

public record One(Two two) {}
