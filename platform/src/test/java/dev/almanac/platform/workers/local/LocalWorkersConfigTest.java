package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalWorkersConfigTest {

    private static LocalWorkersConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(LocalWorkersConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(LocalWorkersConfig.class);
    }

    @Test
    void needsNoSetting() {
        LocalWorkersConfig config = config(Map.of());

        assertThat(config.directory()).isEqualTo(Path.of("var/workers"));
        assertThat(config.runJob()).isEqualTo(Path.of("worker-image/bin/run-job"));
        assertThat(config.store()).isEmpty();
        assertThat(config.tools()).isEmpty();
        assertThat(config.firstUserId()).isEqualTo(60600);
        assertThat(config.userIds()).isEqualTo(500);
        assertThat(config.unsafe()).isFalse();
    }

    @Test
    void liesWithThePlatformsData() {
        assertThat(config(Map.of("almanac.data", "/srv/almanac")).directory())
                .isEqualTo(Path.of("/srv/almanac/workers"));
    }
}
