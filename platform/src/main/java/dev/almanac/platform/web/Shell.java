package dev.almanac.platform.web;

import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the frame of a page needs besides its reader; templates see it as {@code inject:shell}. */
@ApplicationScoped
@Named("shell")
public class Shell {

    // Nothing that the Content-Security-Policy forbids, and a refused form is shown in place like an accepted one.
    private static final String HTMX_CONFIG = "{\"includeIndicatorStyles\":false,\"allowEval\":false,"
            + "\"selfRequestsOnly\":true,\"historyCacheSize\":0,\"responseHandling\":["
            + "{\"code\":\"[23]..\",\"swap\":true},{\"code\":\"422\",\"swap\":true},"
            + "{\"code\":\"[45]..\",\"swap\":false,\"error\":true}]}";

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /** How htmx is set up. */
    public RawString htmxConfig() {
        return new RawString(HTMX_CONFIG);
    }

    /** The address of the htmx script. */
    public String htmx() {
        return "/_static/htmx.org/dist/htmx.min.js";
    }

    /**
     * The address of a file of ours in {@code /assets/}, which changes with its content so that caches do not go stale.
     */
    public String address(String name) {
        return addresses.computeIfAbsent(name, Shell::withDigest);
    }

    private static String withDigest(String name) {
        String path = "/assets/" + name;
        try (InputStream file = Shell.class.getResourceAsStream("/META-INF/resources" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no asset " + path);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return path + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the asset " + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
