package dev.almanac.platform.publishing;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.platform.buckets.Buckets;
import dev.almanac.platform.jobs.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Which bucket holds the publications of a job. */
@ApplicationScoped
class JobBuckets {

    private final Buckets buckets;

    JobBuckets(Buckets buckets) {
        this.buckets = buckets;
    }

    Objects of(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> buckets.publicBucket();
            case PRIVATE -> buckets.privateBucket();
        };
    }
}
