package dev.almanac.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTextsTest {

    @Test
    void writesTimesInUtcForPeopleAndForPrograms() {
        Instant time = Instant.parse("2026-03-29T01:02:03.456789Z");
        assertThat(TemplateTexts.utc(time).getValue())
                .isEqualTo("<time datetime=\"2026-03-29T01:02:03Z\" title=\"2026-03-29T01:02:03Z\">2026-03-29 01:02"
                        + " UTC</time>");
        assertThat(TemplateTexts.utcSeconds(time).getValue()).contains(">2026-03-29 01:02:03 UTC<");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "10239, 10 KiB",
        "524288000, 500 MiB",
        "1610612736, 1.5 GiB",
        "9223372036854775807, 8.0 EiB"
    })
    void writesSizesInTheLargestFittingUnit(long sizeBytes, String text) {
        assertThat(TemplateTexts.asSize(sizeBytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.25S, 250 ms",
        "PT45S, 45 s",
        "PT125S, 2 min 5 s",
        "PT3H20M, 3 h 20 min",
        "P2DT5H, 2 d 5 h"
    })
    void writesDurationsInTheirTwoLargestUnits(Duration duration, String text) {
        assertThat(TemplateTexts.asText(duration)).isEqualTo(text);
    }

    @Test
    void shortensDigests() {
        assertThat(TemplateTexts.shortDigest("0123456789abcdef0123")).isEqualTo("0123456789ab");
        assertThat(TemplateTexts.shortDigest("0123")).isEqualTo("0123");
    }
}
