package dev.almanac.platform;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rooms of the platform and the laws between them; looked over for any base package, so that it can be tried out.
 */
final class HousePlan {

    /** What each room may import besides itself, {@code web} and {@code time}. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("time", Set.of()),
            Map.entry("web", Set.of()),
            Map.entry("audit", Set.of()),
            Map.entry("buckets", Set.of()),
            Map.entry("embedded", Set.of()),
            Map.entry("accounts", Set.of("audit")),
            Map.entry("notifications", Set.of("accounts")),
            Map.entry("workers", Set.of()),
            Map.entry("workers.local", Set.of("workers")),
            Map.entry("jobs", Set.of("accounts", "audit", "buckets")),
            Map.entry("publishing", Set.of("jobs", "accounts", "audit", "buckets")),
            Map.entry("runs", Set.of("jobs", "workers", "publishing", "notifications", "accounts", "audit", "buckets")),
            Map.entry("scheduling", Set.of("runs", "jobs", "accounts", "audit")),
            Map.entry(
                    "home",
                    Set.of("scheduling", "runs", "jobs", "publishing", "accounts", "audit", "buckets", "workers")));

    /** Outside systems that are spoken to in one room, or in none. */
    private static final Map<String, Set<String>> SPOKEN_TO_IN = Map.of(
            "org.quartz", Set.of("scheduling"),
            "software.amazon", Set.of(),
            "io.quarkus.mailer", Set.of("notifications"),
            "dev.almanac.mapreduce.objects.s3", Set.of("buckets"));

    private static final Pattern FORBIDDEN_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?)|Abstract.*");
    private static final Pattern MACHINE_CLOCK =
            Pattern.compile("java\\.time\\..*\\.now\\(\\)|java\\.lang\\.System\\.currentTimeMillis\\(\\)");

    private final String base;
    private final List<String> faults = new ArrayList<>();

    private HousePlan(String base) {
        this.base = base;
    }

    /** Everything in the classes below the base package that breaks the plan, one sentence each. */
    static List<String> faults(String base, JavaClasses classes) {
        HousePlan plan = new HousePlan(base);
        classes.stream().filter(type -> type.getPackageName().startsWith(base)).forEach(plan::look);
        var cycles = SlicesRuleDefinition.slices()
                .matching(base + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes);
        plan.faults.addAll(cycles.getFailureReport().getDetails());
        return plan.faults;
    }

    private void look(JavaClass type) {
        String room = room(type);
        if (!ROOMS.containsKey(room)) {
            faults.add(type.getName() + " lies in a room that the plan does not know");
            return;
        }
        if (FORBIDDEN_NAME.matcher(type.getSimpleName()).matches()) {
            faults.add(type.getName() + " has a name that says nothing");
        }
        type.getDirectDependenciesFromSelf().forEach(dependency -> look(room, dependency));
        type.getMethodCallsFromSelf().forEach(call -> look(room, call));
        if (type.isAnnotatedWith(Entity.class)) {
            type.getFields().forEach(this::look);
        }
    }

    private void look(String room, Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        if (target.getPackageName().startsWith(base)) {
            String other = room(target);
            boolean isAllowed = other.equals(room)
                    || (other.equals("web") && !room.equals("time"))
                    || other.equals("time")
                    || ROOMS.get(room).contains(other);
            if (!isAllowed) {
                faults.add(room + " may not import " + other + ": " + dependency.getDescription());
            }
        }
        SPOKEN_TO_IN.forEach((system, rooms) -> {
            if (target.getPackageName().startsWith(system) && !rooms.contains(room)) {
                faults.add(system + " is spoken to in " + rooms + " only: " + dependency.getDescription());
            }
        });
    }

    private void look(String room, JavaCall<?> call) {
        if (!room.equals("time")
                && MACHINE_CLOCK.matcher(call.getTarget().getFullName()).matches()) {
            faults.add("the time comes from the injected Clock: " + call.getDescription());
        }
    }

    /** A private field is written in its own class, and so in its package. */
    private void look(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.PRIVATE)
                && !field.getModifiers().contains(JavaModifier.STATIC)
                // Hibernate's enhancement adds its own.
                && !field.getName().startsWith("$$")) {
            faults.add("a field of an entity is private: " + field.getFullName());
        }
    }

    private String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(base) ? "" : name.substring(base.length() + 1);
    }
}
