package dev.almanac.platform.buckets;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class S3ReadinessTest {

    @Test
    void isUpBesideTheDatabase() {
        assertThat(given().get("/q/health/ready").jsonPath().getList("checks.name"))
                .contains("S3");
        assertThat(given().get("/q/health/ready").jsonPath().getString("status"))
                .isEqualTo("UP");
    }

    @Test
    void tellsThatS3DoesNotAnswer() {
        Buckets nowhere = new Buckets(new Nowhere());
        try {
            HealthCheckResponse answer = new S3Readiness(nowhere).call();

            assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(answer.getData().orElseThrow().get("reason")).asString().isNotBlank();
        } finally {
            nowhere.close();
        }
    }

    /** Port 1 of loopback, where nothing listens. */
    private record Nowhere() implements S3Config {

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(URI.create("http://127.0.0.1:1"));
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of("key");
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.of("secret");
        }

        @Override
        public boolean pathStyle() {
            return true;
        }

        @Override
        public String publicBucket() {
            return "public";
        }

        @Override
        public String privateBucket() {
            return "private";
        }

        @Override
        public String storeBucket() {
            return "store";
        }
    }
}
