package dev.almanac.mapreduce.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names that the objects of one text have said so far, in an open hash table that is kept from text to text. */
final class JsonNames {
    private int[] objects = new int[1024];
    private int[] froms = new int[1024];
    private int[] tos = new int[1024];
    private int used;
    private int lastObject;

    void clear() {
        if (used > 0) {
            Arrays.fill(objects, 0);
            used = 0;
        }
        lastObject = 0;
    }

    int newObject() {
        return ++lastObject;
    }

    /** False if this object has said the name before. */
    boolean add(int object, byte[] text, int from, int to) {
        if (used * 2 >= objects.length) {
            grow(text);
        }
        int slot = slot(object, text, from, to);
        while (objects[slot] != 0) {
            if (objects[slot] == object && sameName(text, froms[slot], tos[slot], from, to)) {
                return false;
            }
            slot = (slot + 1) & (objects.length - 1);
        }
        put(slot, object, from, to);
        return true;
    }

    private void put(int slot, int object, int from, int to) {
        objects[slot] = object;
        froms[slot] = from;
        tos[slot] = to;
        used++;
    }

    private int slot(int object, byte[] text, int from, int to) {
        int hash = object * 0x9e3779b1;
        if (JsonString.indexOfEscape(text, from, to) >= 0) {
            byte[] said = JsonString.decode(text, from, to).getBytes(StandardCharsets.UTF_8);
            hash += hash(said, 0, said.length);
        } else {
            hash += hash(text, from, to);
        }
        hash ^= hash >>> 15;
        hash *= 0x85ebca6b;
        return (hash ^ (hash >>> 13)) & (objects.length - 1);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static boolean sameName(byte[] text, int from, int to, int otherFrom, int otherTo) {
        if (Arrays.equals(text, from, to, text, otherFrom, otherTo)) {
            return true;
        }
        boolean escaped = JsonString.indexOfEscape(text, from, to) >= 0
                || JsonString.indexOfEscape(text, otherFrom, otherTo) >= 0;
        return escaped && JsonString.decode(text, from, to).equals(JsonString.decode(text, otherFrom, otherTo));
    }

    private void grow(byte[] text) {
        int[] oldObjects = objects;
        int[] oldFroms = froms;
        int[] oldTos = tos;
        objects = new int[oldObjects.length * 2];
        froms = new int[objects.length];
        tos = new int[objects.length];
        used = 0;
        for (int i = 0; i < oldObjects.length; i++) {
            if (oldObjects[i] != 0) {
                int slot = slot(oldObjects[i], text, oldFroms[i], oldTos[i]);
                while (objects[slot] != 0) {
                    slot = (slot + 1) & (objects.length - 1);
                }
                put(slot, oldObjects[i], oldFroms[i], oldTos[i]);
            }
        }
    }
}
