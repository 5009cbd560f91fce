package dev.almanac.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HousePlanTest {

    private static final String BASE = "dev.almanac.platform";
    private static final String PLANTED = "dev.almanac.planted";

    /** A plan that sees nothing holds; the platform has more classes than this since its first day. */
    private static final int FEWEST_CLASSES = 200;

    @Test
    void everyRoomKeepsToThePlan() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(BASE);

        assertThat(classes).hasSizeGreaterThan(FEWEST_CLASSES);
        assertThat(HousePlan.faults(BASE, classes)).isEmpty();
    }

    @Test
    void seesARoomThatCallsUp() {
        assertFault("jobs may not import scheduling", "jobs.CallsUp");
    }

    @Test
    void seesACycle() {
        assertFault("Cycle detected", "Slice jobs");
    }

    @Test
    void seesAnUnknownRoom() {
        assertFault("a room that the plan does not know", "util.Anything");
    }

    @Test
    void seesAnOutsideSystemInAnotherRoom() {
        assertFault("org.quartz is spoken to in [scheduling] only", "jobs.UsesQuartz");
    }

    @Test
    void seesTheMachinesClock() {
        assertFault("the time comes from the injected Clock", "jobs.AsksTheMachine");
    }

    @Test
    void seesAnEntityThatOthersCanWriteTo() {
        assertFault("a field of an entity is private", "jobs.OpenEntity");
    }

    @Test
    void seesANameThatSaysNothing() {
        assertFault("has a name that says nothing", "jobs.JobManager");
    }

    private static void assertFault(String fault, String plantedClass) {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        assertThat(HousePlan.faults(PLANTED, planted))
                .anySatisfy(found -> assertThat(found).contains(fault).contains(plantedClass));
    }
}
