package dev.almanac.planted.jobs;

import dev.almanac.planted.scheduling.CallsDown;

public record CallsUp(CallsDown upper) {}
