package dev.almanac.mapreduce.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every damage is found: small cans are damaged at every place, larger ones at places drawn by a seed. */
class CanDamageTest {
    private static final long SEED = 20260103;

    private static List<byte[]> small() {
        return List.of(
                Cans.of(new Partition("d", List.of(), List.of()), new TreeMap<>()),
                Cans.of(Cans.DAY, Cans.records(1, 20, 1)),
                Cans.of(Cans.DAY, Cans.records(12, 60, 2)),
                Cans.of(new Partition("été", List.of("a", "b"), List.of("%", "x y")), Cans.records(3, 400, 3)));
    }

    private static byte[] large() {
        return Cans.of(Cans.DAY, Cans.records(700, 2500, 4));
    }

    private static void requireFound(byte[] damaged, String what) {
        try {
            CanReader.open(Cans.bytes(damaged)).verify();
        } catch (MalformedCanException e) {
            assertThat(e.file()).isEqualTo("test.can");
            assertThat(e.offset()).isBetween(0L, (long) damaged.length);
            return;
        }
        fail("not found: " + what);
    }

    @Test
    void findsEveryCut() {
        for (byte[] can : small()) {
            for (int length = 0; length < can.length; length++) {
                requireFound(Arrays.copyOf(can, length), "cut at " + length);
            }
        }
        byte[] large = large();
        new Random(SEED)
                .ints(2000, 0, large.length)
                .forEach(length -> requireFound(Arrays.copyOf(large, length), "cut at " + length));
    }

    @Test
    void findsEveryFlippedBit() {
        for (byte[] can : small()) {
            for (int at = 0; at < can.length; at++) {
                for (int bit = 0; bit < 8; bit++) {
                    requireFlipFound(can, at, 1 << bit);
                }
            }
        }
    }

    @Test
    void findsEveryReplacedByte() {
        byte[] can = small().get(1);
        for (int at = 0; at < can.length; at++) {
            for (int mask = 1; mask < 256; mask++) {
                requireFlipFound(can, at, mask);
            }
        }
        byte[] large = large();
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            requireFlipFound(large, random.nextInt(large.length), 1 + random.nextInt(255));
        }
    }

    private static void requireFlipFound(byte[] can, int at, int mask) {
        byte[] damaged = can.clone();
        damaged[at] ^= (byte) mask;
        requireFound(damaged, "byte %d under mask %02x".formatted(at, mask));
    }

    @Test
    void findsWhatIsAddedOrTakenOut() {
        for (byte[] can : small()) {
            for (int at = 0; at <= can.length; at++) {
                byte[] longer = new byte[can.length + 1];
                System.arraycopy(can, 0, longer, 0, at);
                System.arraycopy(can, at, longer, at + 1, can.length - at);
                requireFound(longer, "a zero byte at " + at);
            }
            for (int at = 0; at < can.length; at++) {
                byte[] shorter = Arrays.copyOf(can, can.length - 1);
                System.arraycopy(can, at + 1, shorter, at, shorter.length - at);
                requireFound(shorter, "byte taken out at " + at);
            }
        }
    }

    @Test
    void findsSwappedFrames() {
        byte[] large = large();
        CanIndex index = CanReader.open(Cans.bytes(large)).index();
        int swaps = 0;
        for (CanFrame one : index.frames()) {
            for (CanFrame other : index.frames()) {
                if (one.offset() < other.offset() && one.storedBytes() == other.storedBytes()) {
                    byte[] swapped = large.clone();
                    System.arraycopy(large, (int) one.offset(), swapped, (int) other.offset(), one.storedBytes());
                    System.arraycopy(large, (int) other.offset(), swapped, (int) one.offset(), one.storedBytes());
                    requireFound(swapped, "swapped frames");
                    swaps++;
                }
            }
        }
        byte[] twin = twin();
        requireFound(twin, "swapped frames of the same length");
        assertThat(swaps).isGreaterThanOrEqualTo(0);
    }

    /** Two frames of equal length whose places are changed; each is whole in itself. */
    private static byte[] twin() {
        TreeMap<String, String> records = new TreeMap<>();
        String filler = "x".repeat(CanFormat.FRAME_BYTES);
        records.put("a", "{\"a\":\"" + filler + "\"}");
        records.put("b", "{\"b\":\"" + filler + "\"}");
        byte[] can = Cans.of(Cans.DAY, records);
        List<CanFrame> frames = CanReader.open(Cans.bytes(can)).index().frames();
        CanFrame one = frames.get(0);
        CanFrame other = frames.get(1);
        assertThat(one.storedBytes()).isEqualTo(other.storedBytes());
        byte[] swapped = can.clone();
        System.arraycopy(can, (int) one.offset(), swapped, (int) other.offset(), one.storedBytes());
        System.arraycopy(can, (int) other.offset(), swapped, (int) one.offset(), one.storedBytes());
        return swapped;
    }

    @Test
    void findsTheIndexOfAnotherCan() {
        byte[] one = Cans.of(Cans.DAY, Cans.records(12, 60, 5));
        byte[] other = Cans.of(Cans.DAY, Cans.records(12, 60, 6));
        List<byte[]> mixed = new ArrayList<>();
        IntStream.range(0, Math.min(one.length, other.length)).forEach(at -> {
            byte[] joined = new byte[at + other.length - at];
            System.arraycopy(one, 0, joined, 0, at);
            System.arraycopy(other, at, joined, at, other.length - at);
            if (!Arrays.equals(joined, other) && !Arrays.equals(joined, one)) {
                mixed.add(joined);
            }
        });
        assertThat(mixed).isNotEmpty();
        mixed.forEach(joined -> requireFound(joined, "the index of another can"));
    }

    /** What a reader hands out is right or it throws, also when nobody verified before. */
    @Test
    void readsNothingWrongFromADamagedCan() {
        byte[] can = small().get(2);
        List<String> right = read(can);
        int refused = 0;
        for (int at = 0; at < can.length; at++) {
            for (int mask : new int[] {1, 0x80, 0xff}) {
                byte[] damaged = can.clone();
                damaged[at] ^= (byte) mask;
                try {
                    assertThat(read(damaged))
                            .as("byte %d under mask %02x", at, mask)
                            .isEqualTo(right);
                } catch (MalformedCanException found) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(can.length);
    }

    private static List<String> read(byte[] can) {
        CanReader reader = CanReader.open(Cans.bytes(can));
        List<String> records = new ArrayList<>();
        RecordBlock block = new RecordBlock();
        for (int frame = 0; frame < reader.index().frames().size(); frame++) {
            reader.read(frame, block);
            for (int i = 0; i < block.count(); i++) {
                records.add(block.key(i) + "\t"
                        + new String(
                                block.text(),
                                block.from(i),
                                block.to(i) - block.from(i),
                                java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return records;
    }
}
