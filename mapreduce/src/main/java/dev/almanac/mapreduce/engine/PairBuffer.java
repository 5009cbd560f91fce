package dev.almanac.mapreduce.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Pairs in memory, in one array, so that ten million of them are no ten million objects. They are sorted by partition,
 * key, split, and else stay as they came.
 */
final class PairBuffer {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER_BYTES = 12;
    private static final int INDEX_BYTES = 24;
    private static final int SMALL = 12;

    private byte[] arena = new byte[1 << 16];
    private int used;
    private int[] offsets = new int[1024];
    private int[] partitions = new int[1024];
    private long[] prefixes = new long[1024];
    private int[] order = new int[0];
    private int count;

    /** Adds a pair; what was sorted before is no longer. */
    void add(int partition, int split, byte[] key, byte[] value) {
        room(HEADER_BYTES + key.length + value.length);
        offsets[count] = used;
        partitions[count] = partition;
        INT.set(arena, used, split);
        INT.set(arena, used + 4, key.length);
        INT.set(arena, used + 8, value.length);
        System.arraycopy(key, 0, arena, used + HEADER_BYTES, key.length);
        System.arraycopy(value, 0, arena, used + HEADER_BYTES + key.length, value.length);
        prefixes[count] = prefix(key);
        used += HEADER_BYTES + key.length + value.length;
        count++;
    }

    /** The first eight bytes as a number whose signed order is theirs. */
    private static long prefix(byte[] key) {
        if (key.length >= 8) {
            return (long) LONG.get(key, 0) ^ Long.MIN_VALUE;
        }
        long prefix = 0;
        for (int i = 0; i < 8; i++) {
            prefix = prefix << 8 | (i < key.length ? key[i] & 0xff : 0);
        }
        return prefix ^ Long.MIN_VALUE;
    }

    private void room(int bytes) {
        if (arena.length - used < bytes) {
            long wanted = Math.max(used + (long) bytes, arena.length * 3L / 2);
            if (used + (long) bytes > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("one record emits more than fits into memory");
            }
            arena = Arrays.copyOf(arena, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
        if (count == offsets.length) {
            int longer = count + (count >> 1);
            offsets = Arrays.copyOf(offsets, longer);
            partitions = Arrays.copyOf(partitions, longer);
            prefixes = Arrays.copyOf(prefixes, longer);
        }
    }

    int count() {
        return count;
    }

    /** How much memory the pairs take. */
    long bytes() {
        return used + (long) count * INDEX_BYTES;
    }

    /** Forgets the pairs behind the first so many. */
    void truncate(int newCount) {
        if (newCount < count) {
            used = offsets[newCount];
            count = newCount;
        }
    }

    void clear() {
        used = 0;
        count = 0;
    }

    /** Sorts; the n-th pair in order is then {@code at(n)}. */
    void sort() {
        order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        mergeSort(order.clone(), order, 0, count);
    }

    private void mergeSort(int[] source, int[] target, int from, int to) {
        if (to - from <= SMALL) {
            insertionSort(target, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(target, source, from, middle);
        mergeSort(target, source, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = right >= to || (left < middle && compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }

    private void insertionSort(int[] target, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moving = target[i];
            int j = i;
            while (j > from && compare(target[j - 1], moving) > 0) {
                target[j] = target[j - 1];
                j--;
            }
            target[j] = moving;
        }
    }

    private int compare(int one, int other) {
        int result = Integer.compare(partitions[one], partitions[other]);
        if (result == 0) {
            result = Long.compare(prefixes[one], prefixes[other]);
        }
        if (result == 0) {
            result = compareWhole(offsets[one], offsets[other]);
        }
        return result;
    }

    private int compareWhole(int one, int other) {
        int oneKey = one + HEADER_BYTES;
        int otherKey = other + HEADER_BYTES;
        int result = Arrays.compareUnsigned(
                arena,
                oneKey,
                oneKey + (int) INT.get(arena, one + 4),
                arena,
                otherKey,
                otherKey + (int) INT.get(arena, other + 4));
        return result != 0 ? result : Integer.compare((int) INT.get(arena, one), (int) INT.get(arena, other));
    }

    byte[] arena() {
        return arena;
    }

    int partition(int n) {
        return partitions[order[n]];
    }

    int split(int n) {
        return (int) INT.get(arena, offsets[order[n]]);
    }

    int keyFrom(int n) {
        return offsets[order[n]] + HEADER_BYTES;
    }

    int keyLength(int n) {
        return (int) INT.get(arena, offsets[order[n]] + 4);
    }

    int valueFrom(int n) {
        return keyFrom(n) + keyLength(n);
    }

    int valueLength(int n) {
        return (int) INT.get(arena, offsets[order[n]] + 8);
    }
}
