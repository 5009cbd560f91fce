package dev.almanac.platform.buckets;

import dev.almanac.mapreduce.objects.ObjectsException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether S3 answers, apart from the database, which has a check of its own. */
@Readiness
@ApplicationScoped
class S3Readiness implements HealthCheck {

    private final Buckets buckets;

    S3Readiness(Buckets buckets) {
        this.buckets = buckets;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            // Any key will do: that there is no such object is an answer, too.
            buckets.privateBucket().find("readiness");
            return HealthCheckResponse.up("S3");
        } catch (ObjectsException e) {
            return HealthCheckResponse.named("S3")
                    .down()
                    .withData("reason", String.valueOf(e.getMessage()))
                    .build();
        }
    }
}
