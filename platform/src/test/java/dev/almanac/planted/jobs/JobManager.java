package dev.almanac.planted.jobs;

public record JobManager() {}
