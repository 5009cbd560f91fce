package dev.almanac.mapreduce.engine;

/**
 * Which reducer a key belongs to. The rule is for ever: FNV-1a over the key's bytes, then the last step of Murmur 3.
 */
final class Partitioner {
    private Partitioner() {}

    static int partition(byte[] key, int partitions) {
        int hash = 0x811c9dc5;
        for (byte b : key) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        hash ^= hash >>> 16;
        return Integer.remainderUnsigned(hash, partitions);
    }
}
