package dev.almanac.platform.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.jobs.PublicationMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentFilesTest {

    private static final CurrentFiles NOTHING = CurrentFiles.of(Map.of());

    private final Origin monday = origin(1, 1);
    private final Origin tuesday = origin(2, 2);

    @Test
    void accumulatesFilesOfDifferentNames() throws RefusedOutputException {
        CurrentFiles both = accumulate(accumulate(NOTHING, monday, "mon.csv"), tuesday, "tue.csv");

        assertThat(both.byName()).containsEntry("mon.csv", monday).containsEntry("tue.csv", tuesday);
    }

    @Test
    void replacesAFileOfTheSameNameByThatOfALaterSlotOnly() throws RefusedOutputException {
        assertThat(accumulate(accumulate(NOTHING, monday, "a"), tuesday, "a").byName())
                .containsEntry("a", tuesday);
        assertThat(accumulate(accumulate(NOTHING, tuesday, "a"), monday, "a", "b")
                        .byName())
                .as("a late run of an earlier slot adds its other files, but takes nothing from the later one")
                .containsEntry("a", tuesday)
                .containsEntry("b", monday);
    }

    @Test
    void givesATieToTheLaterAttempt() throws RefusedOutputException {
        Origin again = origin(1, 0xF000_0000_0000_0003L);

        assertThat(accumulate(accumulate(NOTHING, monday, "a"), again, "a").byName())
                .containsEntry("a", again);
        assertThat(accumulate(accumulate(NOTHING, again, "a"), monday, "a").byName())
                .containsEntry("a", again);
    }

    @Test
    void replacesEverythingByTheNewestSlot() throws RefusedOutputException {
        CurrentFiles first = NOTHING.with(PublicationMode.REPLACE, monday, List.of("a", "b"));

        assertThat(first.with(PublicationMode.REPLACE, tuesday, List.of("a")).byName())
                .containsOnlyKeys("a")
                .containsEntry("a", tuesday);
        assertThat(NOTHING.with(PublicationMode.REPLACE, tuesday, List.of("c"))
                        .with(PublicationMode.REPLACE, monday, List.of("a")))
                .as("a late run of an earlier slot shows nothing")
                .isEqualTo(CurrentFiles.of(Map.of("c", tuesday)));
    }

    @Test
    void refusesANameThatIsBothFileAndFolder() throws RefusedOutputException {
        CurrentFiles present = accumulate(NOTHING, monday, "a/b/c", "a-b");

        assertThatThrownBy(() -> accumulate(present, tuesday, "a/b"))
                .isInstanceOf(RefusedOutputException.class)
                .hasMessageContaining("“a/b” would be both a file and a folder (of “a/b/c”)");
        assertThatThrownBy(() -> accumulate(present, tuesday, "a-b/x")).isInstanceOf(RefusedOutputException.class);
    }

    @Test
    void fallsBackToTheNextBestWithoutAPublication() throws RefusedOutputException {
        CurrentFiles present = accumulate(accumulate(NOTHING, monday, "a", "b"), tuesday, "a", "c");

        CurrentFiles rest = present.without(
                tuesday.publicationId(), name -> name.equals("a") ? Optional.of(monday) : Optional.empty());

        assertThat(rest).isEqualTo(CurrentFiles.of(Map.of("a", monday, "b", monday)));
    }

    private static CurrentFiles accumulate(CurrentFiles present, Origin origin, String... names)
            throws RefusedOutputException {
        return present.with(PublicationMode.ACCUMULATE, origin, List.of(names));
    }

    private static Origin origin(int day, long attempt) {
        return new Origin(new UUID(7, attempt), Instant.EPOCH.plusSeconds(86_400L * day), new UUID(attempt, 0));
    }
}
