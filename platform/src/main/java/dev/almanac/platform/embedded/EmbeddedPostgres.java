package dev.almanac.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server over one folder, on a loopback port, that asks for a random password (SCRAM), so that a program
 * on the same machine can do nothing with its port. One that outlived a killed platform is taken up again.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "almanac";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final ProcessHandle process;
    private final int port;
    private final String password;

    private EmbeddedPostgres(ProcessHandle process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Starts the server, or takes up the one that runs on the folder already; makes the database at the first time. */
    static EmbeddedPostgres start(DataFolder data, Progress progress) throws IOException, StartUpException {
        Path cluster = data.resolve("postgres");
        String password = data.secret("postgres.password");
        Optional<EmbeddedPostgres> running = takeUp(cluster, password);
        if (running.isPresent()) {
            return running.get();
        }
        Path binaries =
                progress.step("Unpacking PostgreSQL", () -> PostgresBinaries.unpack(data.resolve("postgres-programs")));
        ServerProcess server = new ServerProcess("PostgreSQL", data.resolve("postgres.log"));
        if (!Files.isDirectory(cluster)) {
            progress.step("Making the database", () -> makeCluster(server, binaries, data, cluster));
        }
        return progress.step("Starting PostgreSQL", () -> start(server, binaries, cluster, password));
    }

    private static EmbeddedPostgres start(ServerProcess server, Path binaries, Path cluster, String password)
            throws IOException, StartUpException {
        int port = ServerProcess.freePort(formerPort(cluster));
        // postgres.log grows with what goes wrong only; everything else about the server is its default.
        ProcessHandle process = server.start(asOrdinaryUser(List.of(
                        binaries.resolve("bin/postgres").toString(),
                        "-D",
                        cluster.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=100",
                        "-c",
                        "log_min_messages=warning")))
                .toHandle();
        server.awaitPort(process, port, START_LIMIT);
        return new EmbeddedPostgres(process, port, password);
    }

    private static Path makeCluster(ServerProcess server, Path binaries, DataFolder data, Path cluster)
            throws IOException, StartUpException {
        Path unfinished = data.resolve("postgres.new");
        Process initdb = server.start(asOrdinaryUser(List.of(
                "sh",
                "-c",
                "rm -rf \"$1\" && exec \"$2\" -D \"$1\" -U " + USER
                        + " -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C"
                        + " --auth=scram-sha-256 --pwfile=\"$3\"",
                "initdb",
                unfinished.toString(),
                binaries.resolve("bin/initdb").toString(),
                data.resolve("postgres.password").toString())));
        try {
            if (initdb.waitFor() != 0) {
                throw new StartUpException(
                        "PostgreSQL's initdb failed; its messages are in " + data.resolve("postgres.log") + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartUpException("The start was interrupted.", e);
        }
        return Files.move(unfinished, cluster);
    }

    /** PostgreSQL refuses to run as root: there, a user namespace without any mapping gives it another user's id. */
    private static List<String> asOrdinaryUser(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static Optional<EmbeddedPostgres> takeUp(Path cluster, String password) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        int port = formerPort(cluster);
        return ServerProcess.find(Long.parseLong(lines.get(0).strip()), cluster.toString())
                .filter(process -> ServerProcess.answers(port))
                .map(process -> new EmbeddedPostgres(process, port, password));
    }

    /** The port of the last start, as the server's own pid file (fourth line) says, or 0. */
    private static int formerPort(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        Path options = cluster.resolve("postmaster.opts");
        if (Files.exists(pidFile)) {
            return Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
        }
        if (!Files.exists(options)) {
            return 0;
        }
        String[] words = Files.readString(options).replace("\"", "").split("\\s+");
        int flag = List.of(words).indexOf("-p");
        return flag < 0 ? 0 : Integer.parseInt(words[flag + 1]);
    }

    /** The Quarkus settings that make this server the platform's database. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "quarkus.datasource.username", USER,
                "quarkus.datasource.password", password);
    }

    /** Ends the server by its fast shutdown (SIGINT), which does not wait for clients. */
    @Override
    public void close() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ServerProcess.stop(process, STOP_LIMIT);
    }
}
