package dev.almanac.mapreduce.planted.rooms.util;

record Strings() {}
