package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.Network;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job sees of this machine: the system's programs read-only, a small {@code /etc} without secrets, the store and
 * the tools read-only, a {@code /proc} and a {@code /dev} of its own, and its own work and temporary directories, the
 * only ones that it can write. Written as options for bwrap, which {@code unshare-sandbox} reads too.
 */
final class Sandbox {

    /** The user id that a job has in its own user namespace, where the platform does not run as root. */
    static final int USER_ID_IN_NAMESPACE = 1000;

    static final String WORK = "/work";
    static final String STORE = "/store";
    static final String TOOLS = "/opt/almanac";
    static final String JAVA = "/opt/java";
    static final String INPUTS = "/run/almanac/inputs.jsonl";

    private static final List<String> SYSTEM_DIRECTORIES = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

    // What programs look up there and anybody may read. Never all of /etc: it holds keys and passwords.
    private static final String ETC_OF_ALL =
            "{alternatives,ca-certificates,ca-certificates.conf,fonts,gai.conf,host.conf,java*,ld.so.cache,ld.so.conf,"
                    + "ld.so.conf.d,localtime,magic,mime.types,nsswitch.conf,perl,protocols,python3*,services,timezone}";
    private static final List<String> CERTIFICATES =
            List.of("/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/pki/ca-trust", "/etc/pki/tls/certs");
    // Made by name: those that bwrap makes on the way to a mount are open to root alone.
    private static final List<String> PARENTS =
            List.of("/etc", "/etc/ssl", "/etc/pki", "/etc/pki/tls", "/opt", "/run", "/run/almanac", "/var");
    private static final int SHARED_MEMORY_BYTES = 64 << 20;

    private final Isolation isolation;
    private final LocalWorkersConfig config;
    private final boolean asRoot;
    private final List<String> command = new ArrayList<>();

    private Sandbox(Isolation isolation, LocalWorkersConfig config, boolean asRoot) {
        this.isolation = isolation;
        this.config = config;
        this.asRoot = asRoot;
    }

    /** The command that runs what is put behind it in a sandbox on the attempt's directory; empty without isolation. */
    static List<String> command(
            Isolation isolation, LocalWorkersConfig config, boolean asRoot, AttemptDirectory attempt, Network network)
            throws IOException {
        if (isolation == Isolation.NONE) {
            return List.of();
        }
        return new Sandbox(isolation, config, asRoot).build(attempt, network);
    }

    /** Whether the platform's Java lies where jobs would not see it. */
    static boolean isJavaElsewhere() {
        return !javaHome().startsWith("/usr");
    }

    static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    private List<String> build(AttemptDirectory attempt, Network network) throws IOException {
        program(attempt);
        namespaces(network);
        system();
        etc(attempt, network);
        places(attempt);
        add("--remount-ro", "/");
        add("--");
        return List.copyOf(command);
    }

    private void program(AttemptDirectory attempt) {
        if (isolation == Isolation.BUBBLEWRAP) {
            add("bwrap");
        } else {
            add(config.runJob()
                    .toAbsolutePath()
                    .resolveSibling("unshare-sandbox")
                    .toString());
            add("--at", attempt.root().toString());
        }
    }

    private void namespaces(Network network) {
        // run-job tells everything's end by the end of the namespace's first process, so that is run-job's own.
        add("--die-with-parent", "--as-pid-1", "--unshare-pid", "--unshare-ipc", "--unshare-uts");
        add("--hostname", "worker");
        if (network == Network.NONE) {
            add("--unshare-net");
        }
        if (!asRoot) {
            String id = Integer.toString(USER_ID_IN_NAMESPACE);
            add("--unshare-user", "--uid", id, "--gid", id);
        }
    }

    private void system() throws IOException {
        readOnly(Path.of("/usr"), "/usr");
        for (String name : SYSTEM_DIRECTORIES) {
            Path directory = Path.of("/", name);
            if (Files.isSymbolicLink(directory)) {
                add("--symlink", Files.readSymbolicLink(directory).toString(), directory.toString());
            } else if (Files.isDirectory(directory)) {
                readOnly(directory, directory.toString());
            }
        }
        add("--proc", "/proc", "--dev", "/dev");
        add("--perms", "1777", "--size", Integer.toString(SHARED_MEMORY_BYTES), "--tmpfs", "/dev/shm");
        add("--remount-ro", "/dev");
        PARENTS.forEach(directory -> add("--dir", directory));
    }

    private void etc(AttemptDirectory attempt, Network network) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/etc"), ETC_OF_ALL)) {
            for (Path file : files) {
                readOnlyIfThere(file);
            }
        }
        for (String file : CERTIFICATES) {
            readOnlyIfThere(Path.of(file));
        }
        readOnly(attempt.etc("passwd"), "/etc/passwd");
        readOnly(attempt.etc("group"), "/etc/group");
        if (network == Network.OPEN) {
            readOnlyIfThere(Path.of("/etc/hosts"));
            readOnlyIfThere(Path.of("/etc/resolv.conf"));
        } else {
            readOnly(attempt.etc("hosts"), "/etc/hosts");
        }
    }

    private void places(AttemptDirectory attempt) {
        add("--bind", attempt.work().toString(), WORK);
        add("--bind", attempt.temporary().toString(), "/tmp");
        add("--symlink", "/tmp", "/var/tmp");
        add("--bind", attempt.out("inputs.jsonl").toString(), INPUTS);
        config.store().ifPresent(store -> readOnly(store.toAbsolutePath(), STORE));
        config.tools().ifPresent(tools -> readOnly(tools.toAbsolutePath(), TOOLS));
        if (isJavaElsewhere()) {
            readOnly(javaHome(), JAVA);
        }
    }

    private void readOnlyIfThere(Path file) {
        if (Files.isReadable(file)) {
            readOnly(file, file.toString());
        }
    }

    private void readOnly(Path source, String destination) {
        add("--ro-bind", source.toString(), destination);
    }

    private void add(String... words) {
        command.addAll(List.of(words));
    }
}
