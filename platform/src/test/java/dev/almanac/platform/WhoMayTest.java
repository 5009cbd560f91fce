package dev.almanac.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.almanac.platform.accounts.AccountsAccess;
import dev.almanac.platform.audit.AuditAccess;
import dev.almanac.platform.scheduling.JobsAccess;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, over all endpoints: each must stand in the table of its feature, and every kind of caller must get
 * what the table says. A new feature adds its list to {@link #TABLE}.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WhoMayTest {

    private static final List<AccessRow> TABLE = Stream.of(AccountsAccess.ROWS, AuditAccess.ROWS, JobsAccess.ROWS)
            .flatMap(List::stream)
            .toList();

    private static final int FEWEST_ENDPOINTS = 30;

    @Test
    void everyEndpointStandsInTheTable() {
        Set<String> endpoints = endpoints();
        assertThat(endpoints).as("endpoints that were found at all").hasSizeGreaterThan(FEWEST_ENDPOINTS);
        assertThat(TABLE.stream().map(AccessRow::endpoint))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @Test
    void everyCallerGetsWhatTheTableSays() {
        List<String> surprises = new ArrayList<>();
        for (AccessRow row : TABLE) {
            for (AccessRow.Caller caller : AccessRow.Caller.values()) {
                AccessRow.Outcome expected = row.access().expected(caller);
                AccessRow.Outcome actual = row.outcome(caller);
                if (actual != expected) {
                    surprises.add(row.endpoint() + " as " + caller + ": " + actual + " instead of " + expected);
                }
            }
        }
        assertThat(surprises).isEmpty();
    }

    /** What the classes of the application declare, each as {@code METHOD /path}. */
    private static Set<String> endpoints() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.almanac.platform");
        Set<String> endpoints = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(Path.class)) {
                String root = type.getAnnotationOfType(Path.class).value();
                type.getMethods().forEach(method -> endpoint(root, method).ifPresent(endpoints::add));
            }
        }
        return endpoints;
    }

    private static Optional<String> endpoint(String root, JavaMethod method) {
        String path = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation.getRawType().getSimpleName() + " " + joined(root, path))
                .findFirst();
    }

    private static String joined(String root, String path) {
        String joined = ("/" + root + "/" + path).replaceAll("/+", "/");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
