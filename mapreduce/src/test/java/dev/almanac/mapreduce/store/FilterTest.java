package dev.almanac.mapreduce.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static Filter filter(String allowed) {
        String json = "{\"version\":1,\"dimensions\":[{\"field_name\":\"a\",\"allowed_values\":" + allowed + "}]}";
        return Filter.parse(json.getBytes(UTF_8), "f.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "\"*\"; anything; true",
                "\"saved-session\"; saved_session; true",
                "\"saved_session\"; saved-session; true",
                "\"x\"; xx; false",
                "[\"x\",\"y\"]; y; true",
                "[\"x\",\"y\"]; z; false",
                "[]; z; false",
                "[\"x\",\"*\"]; z; true",
                "22; 22; true",
                "22.0; 22; false",
                "[22]; 22; true",
                "{\"min\":\"b\",\"max\":\"d\"}; b; true",
                "{\"min\":\"b\",\"max\":\"d\"}; d; true",
                "{\"min\":\"b\",\"max\":\"d\"}; da; false",
                "{\"min\":\"b\"}; zzz; true",
                "{\"min\":\"b\"}; a; false",
                "{\"max\":\"b\"}; a; true",
                "{\"min\":9}; 10; false",
                "{\"min\":\"20130600\",\"max\":\"20130607\"}; 20130606123456; true",
            })
    void comparesAsWritten(String allowed, String value, boolean matches) {
        assertThat(filter(allowed).matches(List.of("a"), List.of(value))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"true", "null", "[null]", "[[\"x\"]]", "{}", "{\"mim\":\"a\"}", "{\"min\":[]}", "{\"min\":true}"
            })
    void refusesAValueOfAWrongType(String allowed) {
        assertThatThrownBy(() -> filter(allowed))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("f.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"version\":2,\"dimensions\":[]}",
                "{\"version\":1}",
                "{\"version\":1,\"dimensions\":[{}]}"
            })
    void refusesWhatIsNoFilter(String json) {
        assertThatThrownBy(() -> Filter.parse(json.getBytes(UTF_8), "f.json")).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesADimensionThatTheSchemaLacks() {
        assertThatThrownBy(() -> filter("\"x\"").requireDimensions(Schema.TELEMETRY))
                .hasMessageContaining("rule for a");
    }
}
