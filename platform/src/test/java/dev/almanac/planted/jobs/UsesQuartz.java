package dev.almanac.planted.jobs;

import org.quartz.Trigger;

public record UsesQuartz(Trigger trigger) {}
