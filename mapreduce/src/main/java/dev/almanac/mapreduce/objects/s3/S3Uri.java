package dev.almanac.mapreduce.objects.s3;

import java.net.URI;
import java.net.URISyntaxException;

/** The spelling of {@code s3://bucket/prefix}. */
final class S3Uri {
    private S3Uri() {}

    /**
     * The root that a URI names.
     *
     * @throws IllegalArgumentException if it names none
     */
    static S3Root parse(URI uri) {
        String bucket = uri.getAuthority();
        if (bucket == null || uri.getQuery() != null || uri.getFragment() != null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("an S3 root must be s3://bucket/prefix but was: " + uri);
        }
        String path = uri.getPath();
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return new S3Root(bucket, end <= 0 ? "" : path.substring(1, end));
    }

    static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not the path of a URI: " + path, e);
        }
    }
}
