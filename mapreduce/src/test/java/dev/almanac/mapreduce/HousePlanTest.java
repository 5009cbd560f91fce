package dev.almanac.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousePlanTest {
    private static final String BASE = "dev.almanac.mapreduce";
    private static final int FLOOR = 100;

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @Test
    void seesTheHouse() {
        assertThat(HOUSE.size()).isGreaterThan(FLOOR);
    }

    @Test
    void theHouseKeepsItsPlan() {
        HousePlan plan = new HousePlan(BASE);
        for (ArchRule rule : List.of(
                plan.noCycles(),
                plan.staircase(),
                plan.onlyS3SpeaksToS3(),
                plan.onlyTheCommandLinePrintsOrExits(),
                plan.noRoomsForEverybody())) {
            rule.check(HOUSE);
        }
    }

    @Test
    void eachRuleFindsItsPlantedFault() {
        assertThat(finds("cycle", HousePlan::noCycles)).isTrue();
        assertThat(finds("upward", HousePlan::staircase)).isTrue();
        assertThat(finds("sdk", HousePlan::onlyS3SpeaksToS3)).isTrue();
        assertThat(finds("printing", HousePlan::onlyTheCommandLinePrintsOrExits))
                .isTrue();
        assertThat(finds("rooms", HousePlan::noRoomsForEverybody)).isTrue();
    }

    private interface Rule {
        ArchRule of(HousePlan plan);
    }

    private static boolean finds(String fault, Rule rule) {
        String base = BASE + ".planted." + fault;
        JavaClasses planted = new ClassFileImporter().importPackages(base);
        assertThat(planted).isNotEmpty();
        return rule.of(new HousePlan(base)).evaluate(planted).hasViolation();
    }
}
