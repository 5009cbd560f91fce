package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.CanBytes;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.Objects;

/** A can that lies as an object under a root. */
record ObjectBytes(Objects root, ObjectInfo object) implements CanBytes {
    @Override
    public String name() {
        return root.uri() + "/" + object.key();
    }

    @Override
    public long sizeBytes() {
        return object.sizeBytes();
    }

    @Override
    public byte[] read(long offset, int length) {
        return root.read(object.key(), offset, length);
    }
}
