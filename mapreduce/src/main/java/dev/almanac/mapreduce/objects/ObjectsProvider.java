package dev.almanac.mapreduce.objects;

import java.net.URI;

/** Opens roots of one URI scheme; found by {@link java.util.ServiceLoader}, so that no feature need know its class. */
public interface ObjectsProvider {
    /** The scheme in lower case, such as {@code s3}. */
    String scheme();

    /**
     * Opens the root; it need not exist yet. Credentials, region and endpoint come from the environment.
     *
     * @throws IllegalArgumentException if the URI is not one of a root
     */
    Objects open(URI root);
}
