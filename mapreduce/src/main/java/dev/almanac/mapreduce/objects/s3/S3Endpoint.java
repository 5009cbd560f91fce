package dev.almanac.mapreduce.objects.s3;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where and as whom S3 is spoken to.
 *
 * @param address null for Amazon's own, by region
 * @param region null to take it from the usual places (profile, instance metadata)
 * @param credentials null to take them from the usual places
 * @param pathStyle whether the bucket stands in the path rather than in the host name
 */
public record S3Endpoint(
        @Nullable URI address,
        @Nullable String region,
        @Nullable S3Credentials credentials,
        boolean pathStyle) {

    /**
     * What the usual variables say: {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL}, {@code AWS_REGION} or
     * {@code AWS_DEFAULT_REGION}. With an address of one's own, buckets stand in the path.
     */
    public static S3Endpoint of(Map<String, String> environment) {
        String address = first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        String region = first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
        return new S3Endpoint(address == null ? null : URI.create(address), region, null, address != null);
    }

    private static @Nullable String first(Map<String, String> environment, String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
