package dev.almanac.platform.workers;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The providers that this platform has, and the one that new attempts go to. */
@ApplicationScoped
public class Workers {

    private final List<WorkerProvider> providers;
    private final String chosen;

    /** @param chosen the name of the provider that new attempts go to ({@code almanac.workers.provider}) */
    Workers(
            @All List<WorkerProvider> providers,
            @ConfigProperty(name = "almanac.workers.provider", defaultValue = "local") String chosen) {
        this.providers = List.copyOf(providers);
        this.chosen = chosen;
    }

    /** The provider that new attempts go to. */
    public WorkerProvider chosen() {
        return named(chosen);
    }

    /**
     * The provider of that name.
     *
     * @throws IllegalStateException if this platform has none of that name
     */
    public WorkerProvider named(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "almanac.workers.provider must be one of " + names() + " but was " + name));
    }

    /** Every provider that this platform has. */
    public List<WorkerProvider> all() {
        return providers;
    }

    private List<String> names() {
        return providers.stream().map(WorkerProvider::name).toList();
    }
}
