package dev.almanac.mapreduce.objects;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ServiceLoader;

/** Opens roots by what people write: {@code file:///a/b}, a plain path, {@code s3://bucket/prefix}. */
public final class Roots {
    private Roots() {}

    /**
     * Opens a root; it need not exist yet.
     *
     * @param address a URI or a path
     * @throws IllegalArgumentException if nothing here serves such an address
     */
    public static Objects open(String address) {
        if (!address.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return FolderObjects.at(Path.of(address));
        }
        URI root = URI.create(address);
        String scheme = root.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            return FolderObjects.at(Path.of(root));
        }
        for (ObjectsProvider provider : ServiceLoader.load(ObjectsProvider.class, Roots.class.getClassLoader())) {
            if (provider.scheme().equals(scheme)) {
                return provider.open(root);
            }
        }
        throw new IllegalArgumentException("a root must be a path, a file: URI or an s3: URI but was: " + address);
    }
}
