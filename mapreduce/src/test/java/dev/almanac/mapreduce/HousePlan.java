package dev.almanac.mapreduce;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house for a base package, so that they can also be tried on planted faults. */
record HousePlan(String base) {
    ArchRule noCycles() {
        return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }

    /** A staircase: each room may enter the rooms below it that are named here. */
    ArchRule staircase() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(base + "..")
                .withOptionalLayers(true)
                .layer("json")
                .definedBy(base + ".json")
                .layer("can")
                .definedBy(base + ".can")
                .layer("objects")
                .definedBy(base + ".objects")
                .layer("objects.s3")
                .definedBy(base + ".objects.s3")
                .layer("store")
                .definedBy(base + ".store")
                .layer("job")
                .definedBy(base + ".job")
                .layer("engine")
                .definedBy(base + ".engine")
                .layer("engine.python")
                .definedBy(base + ".engine.python")
                .layer("engine.local")
                .definedBy(base + ".engine.local")
                .layer("cli")
                .definedBy(base + ".cli")
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("can")
                .mayOnlyAccessLayers("json")
                .whereLayer("objects")
                .mayNotAccessAnyLayer()
                .whereLayer("objects.s3")
                .mayOnlyAccessLayers("objects")
                .whereLayer("store")
                .mayOnlyAccessLayers("json", "can", "objects")
                .whereLayer("job")
                .mayOnlyAccessLayers("json", "can")
                .whereLayer("engine")
                .mayOnlyAccessLayers("json", "can", "objects", "store", "job")
                .whereLayer("engine.python")
                .mayOnlyAccessLayers("engine", "job")
                .whereLayer("engine.local")
                .mayOnlyAccessLayers("engine.python", "engine", "job", "store", "objects", "can", "json")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer();
    }

    ArchRule onlyS3SpeaksToS3() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".objects.s3")
                .and()
                .resideInAPackage(base + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..");
    }

    ArchRule onlyTheCommandLinePrintsOrExits() {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .resideOutsideOfPackage(base + ".cli")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    ArchRule noRoomsForEverybody() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..common..", "..dto..", "..model..", "..service..", "..impl..", "..helper..");
    }
}
