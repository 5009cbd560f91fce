package dev.almanac.platform;

import dev.almanac.platform.embedded.S3ForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * A real PostgreSQL for {@code @QuarkusTest}s: {@code @WithTestResource(TestDatabase.class)}. One server serves the
 * whole JVM; each start of the application gets a fresh database in it. Every {@code initArgs} entry becomes a
 * configuration property of the application.
 */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "almanac.test.database.port";

    private Map<String, String> furtherProperties = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        furtherProperties = initArgs;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(S3ForTests.settings());
        properties.putAll(furtherProperties);
        properties.put("quarkus.datasource.jdbc.url", freshDatabase());
        properties.put("quarkus.datasource.username", "postgres");
        properties.put("quarkus.datasource.password", "postgres");
        return properties;
    }

    /** Makes an empty database and gives its JDBC address, for tests without Quarkus too. */
    public static String freshDatabase() {
        String name = "test_" + System.nanoTime();
        try (Connection connection = DriverManager.getConnection(address("postgres"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("could not make the test database " + name, e);
        }
        return address(name);
    }

    /** The server goes when the JVM does: the library stops it in a shutdown hook. */
    @Override
    public void stop() {}

    private static synchronized String address(String database) {
        // In a system property, because Quarkus loads this class anew for each start of the application.
        String port = System.getProperty(PORT);
        if (port == null) {
            port = Integer.toString(startServer().getPort());
            System.setProperty(PORT, port);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("could not start the embedded PostgreSQL", e);
        }
    }
}
