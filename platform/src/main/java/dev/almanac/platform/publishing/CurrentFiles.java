package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.PublicationMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * The names that a job shows now, each with the origin of its file. Immutable; the rules of publication, nothing else.
 */
record CurrentFiles(NavigableMap<String, Origin> byName) {

    CurrentFiles {
        byName = Collections.unmodifiableNavigableMap(new TreeMap<>(byName));
    }

    static CurrentFiles of(Map<String, Origin> byName) {
        return new CurrentFiles(new TreeMap<>(byName));
    }

    /**
     * What is current after a publication.
     *
     * @throws RefusedOutputException if a name would be both a file and a folder
     */
    CurrentFiles with(PublicationMode mode, Origin origin, Collection<String> names) throws RefusedOutputException {
        return switch (mode) {
            case ACCUMULATE -> accumulate(origin, names);
            case REPLACE -> replace(origin, names);
        };
    }

    private CurrentFiles accumulate(Origin origin, Collection<String> names) throws RefusedOutputException {
        NavigableMap<String, Origin> merged = new TreeMap<>(byName);
        names.forEach(name -> merged.merge(name, origin, CurrentFiles::later));
        CurrentFiles result = new CurrentFiles(merged);
        result.refuseFilesThatAreFolders();
        return result;
    }

    private CurrentFiles replace(Origin origin, Collection<String> names) {
        boolean isStale = byName.values().stream().anyMatch(present -> present.compareTo(origin) > 0);
        if (isStale) {
            return this;
        }
        NavigableMap<String, Origin> replaced = new TreeMap<>();
        names.forEach(name -> replaced.put(name, origin));
        return new CurrentFiles(replaced);
    }

    /**
     * What is current when a publication had never been.
     *
     * @param next the origin that takes its place under a name, if there is one
     */
    CurrentFiles without(UUID publicationId, Function<String, Optional<Origin>> next) {
        NavigableMap<String, Origin> rest = new TreeMap<>();
        byName.forEach((name, origin) -> {
            if (!origin.publicationId().equals(publicationId)) {
                rest.put(name, origin);
            } else {
                next.apply(name).ifPresent(former -> rest.put(name, former));
            }
        });
        return new CurrentFiles(rest);
    }

    private void refuseFilesThatAreFolders() throws RefusedOutputException {
        for (String name : byName.keySet()) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                String folder = name.substring(0, slash);
                if (byName.containsKey(folder)) {
                    throw new RefusedOutputException("“" + folder + "” would be both a file and a folder (of “" + name
                            + "”): name one of them otherwise, or withdraw the publication that holds the other.");
                }
            }
        }
    }

    private static Origin later(Origin one, Origin other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
