package dev.almanac.planted.scheduling;

import dev.almanac.planted.jobs.CallsUp;
import org.jspecify.annotations.Nullable;

public record CallsDown(@Nullable CallsUp lower) {}
