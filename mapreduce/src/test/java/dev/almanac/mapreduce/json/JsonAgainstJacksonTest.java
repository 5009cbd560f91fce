package dev.almanac.mapreduce.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson as the second opinion on what JSON is and what it says. */
class JsonAgainstJacksonTest {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JACKSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonValidator.MAX_DEPTH)
                        .build());
    }

    private static final String SPOILERS = " \"\\{}[]:,0123456789.eEtu-+ab\u0001\t";

    static List<String> odd() {
        return List.of(
                "{}",
                " { \"a\" : 1 } ",
                "{\"a\":{\"b\":[1,2,{\"c\":\"d\"}]},\"e\":null}",
                "{\"a\\u0062\":1,\"c\":\"\\u00e9\\n\\\"\\\\\\/\\b\\f\\r\\t\"}",
                "{\"é\":\"ü\",\"𝄞\":\"\\ud834\\udd1e\"}",
                "{\"lone\":\"\\ud834\",\"x\":2}",
                "{\"big\":123456789012345678901234567890,\"small\":-1.5e-300,\"zero\":-0,\"e\":1E+2,\"over\":1e999}",
                "{\"yes\":true,\"no\":false,\"none\":null,\"Y_y\":\"Y_y[]{}\"}",
                "{\"brackets in strings\":\"}]{[\\\"}\",\"after\":\"found\"}",
                "{\"nested\":[[[[[[1,2],[3]]]],{\"x\":\"]\"}]],\"after\":3}",
                "{\"\":\"empty name\",\" \":\"blank\"}",
                "{\"a\":[],\"b\":{},\"c\":\"\",\"d\":[{}]}",
                "{\"a\":1,\"b\":{\"a\":2},\"c\":[{\"a\":3},{\"a\":4}]}",
                "[1,2.5,\"three\",[4],{\"five\":5}]",
                "\"just text\"",
                "-12.5");
    }

    static List<String> wrong() {
        return List.of(
                "",
                " ",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":+1}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "tru",
                "nul",
                "truex",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{a:1}",
                "{'a':1}",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"tab\tinside\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
                "[1}",
                "{\"a\":[1,2}",
                "\"\\",
                "{\"long name 12345\":1,\"long name 12345\":2}",
                "\u0000{}",
                "{\"a\":\"\u0001\"}");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void acceptsWhatJacksonAccepts(String json) throws IOException {
        JACKSON.readTree(json);
        validate(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatJacksonRefuses(String json) {
        assertThat(jacksonAccepts(json.getBytes(UTF_8))).isFalse();
        assertThatThrownBy(() -> validate(json.getBytes(UTF_8))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void agreesOnDamagedText() {
        long seed = 20260102;
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 60_000; round++) {
            byte[] json = odd().get(random.nextInt(odd().size())).getBytes(UTF_8);
            for (int k = random.nextInt(3); k >= 0 && json.length > 0; k--) {
                json[random.nextInt(json.length)] = (byte) SPOILERS.charAt(random.nextInt(SPOILERS.length()));
            }
            boolean ours = accepts(json);
            assertThat(ours).as("seed %d: %s", seed, new String(json, UTF_8)).isEqualTo(jacksonAccepts(json));
            accepted += ours ? 1 : 0;
        }
        assertThat(accepted).isBetween(5_000, 55_000);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0xc0_80,
                0xc1_bf,
                0xe0_80_80,
                0xed_a0_80,
                0xf5_80_80_80,
                0xf4_90_80_80,
                0x80,
                0xff,
                0xc3_28,
                0xe2_28_a1
            })
    void refusesWhatIsNotUtf8(int bytes) {
        byte[] json = "\"........\"".getBytes(UTF_8);
        for (int i = 4, rest = bytes; i >= 1; i--, rest >>>= 8) {
            json[i] = (byte) ((rest & 0xff) == 0 ? '.' : rest);
        }
        assertThat(accepts(json)).isFalse();
    }

    @Test
    void refusesDeepNesting() {
        int depth = JsonValidator.MAX_DEPTH;
        validate(("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8));
        assertThatThrownBy(() -> validate(("[".repeat(depth + 1) + "]".repeat(depth + 1)).getBytes(UTF_8)))
                .hasMessageContaining("deeper than 512");
    }

    @Test
    void remembersManyNamesOfOneText() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 20_000; i++) {
            json.append("\"name").append(i).append("\":").append(i).append(',');
        }
        validate((json + "\"last\":0}").getBytes(UTF_8));
        assertThatThrownBy(() -> validate((json + "\"name777\":0}").getBytes(UTF_8)))
                .hasMessageContaining("name777");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void findsEveryFieldAsJacksonDoes(String json) throws IOException {
        byte[] padded = ("##" + json + "##").getBytes(UTF_8);
        JsonSlice slice = JsonSlice.of(padded, 2, padded.length - 2);
        compare(slice, JACKSON.readTree(json), new ArrayList<>());
    }

    private static void compare(JsonSlice root, JsonNode node, List<String> path) {
        String[] names = path.toArray(String[]::new);
        assertThat(root.at(names)).isPresent();
        boolean isPlain = node.isTextual() || node.isBoolean();
        if (isPlain) {
            assertThat(root.text(names)).contains(node.asText());
        }
        assertThat(root.number(names).isPresent()).isEqualTo(node.isNumber());
        if (node.isNumber()) {
            assertThat(root.number(names).orElseThrow()).isEqualTo(node.doubleValue());
        }
        assertThat(root.text(names).isPresent()).isEqualTo(isPlain || node.isNumber());
        for (Iterator<Map.Entry<String, JsonNode>> members = node.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            List<String> longer = new ArrayList<>(path);
            longer.add(member.getKey());
            compare(root, member.getValue(), longer);
        }
        List<String> missing = new ArrayList<>(path);
        missing.add("no such name");
        assertThat(root.at(missing.toArray(String[]::new))).isEmpty();
        for (int fromEnd = 1; node.isArray() && fromEnd <= node.size(); fromEnd++) {
            JsonSlice element = root.at(names).orElseThrow().fromEnd(fromEnd).orElseThrow();
            compare(element, node.get(node.size() - fromEnd), List.of());
        }
        assertThat(root.at(names).orElseThrow().fromEnd(node.isArray() ? node.size() + 1 : 1))
                .isEmpty();
    }

    @Test
    void visitsEveryNumber() {
        List<Double> seen = new ArrayList<>();
        String json = "{\"a\":1,\"b2\":[\"3\",-4.5,{\"c\":[6e1]}],\"d\":\"7\"}";
        JsonSlice.of(json.getBytes(UTF_8), 0, json.length()).forEachNumber(seen::add);
        assertThat(seen).containsExactly(1.0, -4.5, 60.0);
    }

    @Test
    void aTextThatIsCutIsNeverReadBeyondItsEnd() {
        for (String json : odd()) {
            byte[] whole = json.getBytes(UTF_8);
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(whole, length);
                try {
                    JsonSlice.of(cut, 0, length).text("after");
                } catch (MalformedJsonException expected) {
                    assertThat(expected.offset()).isLessThanOrEqualTo(length + 1);
                }
            }
        }
    }

    @Test
    void writesWhatItParses() {
        String json = "{\"a\":[1,2.50,\"x\\\"\\u0001\"],\"b\":{},\"c\":[],\"d\":null,\"e\":true}";
        assertThat(JsonWriter.write(JsonTree.parse(json))).isEqualTo(json);
    }

    private static void validate(byte[] json) {
        new JsonValidator().validate(json, 0, json.length);
    }

    private static boolean accepts(byte[] json) {
        try {
            validate(json);
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static boolean jacksonAccepts(byte[] json) {
        try {
            return !JACKSON.readTree(json).isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }
}
