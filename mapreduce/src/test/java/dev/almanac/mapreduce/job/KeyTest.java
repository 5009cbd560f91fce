package dev.almanac.mapreduce.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTest {
    /** In the order that is promised. */
    private static final List<Key> ASCENDING = List.of(
            Key.of(Double.NEGATIVE_INFINITY),
            Key.of(Long.MIN_VALUE),
            Key.of(-2.5),
            Key.of(-2),
            Key.of(0),
            Key.of(0.0),
            Key.of(1),
            Key.of(1.0),
            Key.of(1.5),
            Key.of((1L << 53)),
            Key.of((1L << 53) + 1),
            Key.of(Long.MAX_VALUE - 1),
            Key.of(Long.MAX_VALUE),
            Key.of(1e300),
            Key.of(""),
            Key.of("\0"),
            Key.of("\0\0"),
            Key.of("\0a"),
            Key.of("a"),
            Key.of("a\0"),
            Key.of("aa"),
            Key.of("b"),
            Key.of("é"),
            Key.of("\uffff"),
            Key.of("𝄞"),
            Key.of(1, 2),
            Key.of(1, "a"),
            Key.of("a", 1),
            Key.of("a", "b"),
            Key.of("a", "b", "c"),
            Key.of("a", "c"),
            Key.of("a", List.of("x", 1L)),
            Key.of("a\0", 1),
            Key.of("b", 0));

    @Test
    void sortsAsPromised() {
        List<Key> shuffled = new ArrayList<>(ASCENDING);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertThat(shuffled).containsExactlyElementsOf(ASCENDING);
        assertThat(shuffled).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatWasPutIn() {
        assertThat(Key.of("a", 1, 2.5, List.of("x", "\0y")).parts()).containsExactly("a", 1L, 2.5, List.of("x", "\0y"));
        assertThat(Key.of("a\tb").parts()).containsExactly("a\tb");
        assertThat(Key.of("a", 1L).text(",")).isEqualTo("a,1");
        assertThat(Key.of(-0.0)).isEqualTo(Key.of(0.0));
    }

    /** The bytes are for ever: what is sorted and partitioned by them must not change with a version. */
    @Test
    void keepsItsBytes() {
        assertThat(hex(Key.of("a\0b"))).isEqualTo("206100ff6200");
        assertThat(hex(Key.of(1))).isEqualTo("10bff0000000000000008000000000000001");
        assertThat(hex(Key.of(-1.5))).isEqualTo("104007ffffffffffff01");
        assertThat(hex(Key.of("a", "b"))).isEqualTo("3020610020620000");
    }

    private static String hex(Key key) {
        return HexFormat.of().formatHex(key.encoded());
    }

    @Test
    void refusesWhatHasNoOrder() {
        assertThatThrownBy(() -> Key.of(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Key.of("a", new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesSayWhatWasPutIn() {
        assertThat(Value.of(5).asLong()).isEqualTo(5);
        assertThat(Value.of(5).asDouble()).isEqualTo(5.0);
        assertThat(Value.of(2.5)).hasToString("2.5");
        assertThat(Value.of("é")).hasToString("é");
        assertThatThrownBy(() -> Value.of("é").asLong()).isInstanceOf(IllegalStateException.class);
    }
}
