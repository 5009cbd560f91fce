package dev.almanac.mapreduce.planted.upward.can;

import dev.almanac.mapreduce.planted.upward.store.Upstairs;

record Upward(Upstairs upstairs) {}
