package dev.almanac.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void keepsWhatWasEnteredBesideWhatIsWrong() {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        sent.putSingle("name", "<b\0>");
        sent.add("day", "mon");
        sent.add("day", "tue");
        Form form = Form.entered(sent).refused(InvalidInputProblem.of("name", "Choose another."));
        assertThat(form.value("name")).isEqualTo("<b>");
        assertThat(form.problem("name")).isEqualTo("Choose another.");
        assertThat(form.chosen("day", "tue")).isTrue();
        assertThat(form.chosen("day", "wed")).isFalse();
        assertThat(form.problem()).isEmpty();
        assertThat(form.isRefused()).isTrue();
    }

    @Test
    void putsAProblemWithoutAFieldAboveTheForm() {
        Form form = Form.empty().refused(new ConflictProblem("The job is paused."));
        assertThat(form.problem()).isEqualTo("The job is paused.");
    }

    @Test
    void givesWholeNumbersAndRefusesOthers() {
        Form form = Form.of(Map.of("days", " 30 ", "none", " ", "word", "ten"));
        assertThat(form.number("days")).isEqualTo(30);
        assertThat(form.number("none")).isNull();
        assertThat(form.number("missing")).isNull();
        assertThatThrownBy(() -> form.number("word"))
                .isInstanceOfSatisfying(InvalidInputProblem.class, problem -> assertThat(problem.fields())
                        .containsKey("word"));
    }

    @Test
    void findingsSayEverythingAtOnceAndTheFirstOfEachField() {
        InputFindings findings = new InputFindings();
        findings.require(false, "a", "first");
        findings.require(false, "a", "second");
        findings.require(true, "b", "holds");
        findings.take(() -> {
            throw InvalidInputProblem.of("c", "third");
        });
        assertThatThrownBy(findings::refuseIfAny)
                .isInstanceOfSatisfying(InvalidInputProblem.class, problem -> assertThat(problem.fields())
                        .containsExactly(Map.entry("a", "first"), Map.entry("c", "third")));
    }
}
