package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.ObjectsProvider;
import java.net.URI;

/** Opens {@code s3://bucket/prefix} with the environment's endpoint, region and credentials. */
public final class S3ObjectsProvider implements ObjectsProvider {
    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public Objects open(URI root) {
        S3Root parsed = S3Uri.parse(root);
        S3Connection connection = S3Connection.fromEnvironment();
        return new S3Objects(connection, parsed, connection::close);
    }
}
