package dev.almanac.platform.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where a reader goes after logging in: back to a page of this site, and never to another site. */
final class NextAddress {

    private static final String HOME = "/";
    private static final int MAX_LENGTH = 2000;

    private NextAddress() {}

    /** The address of the log-in page that leads on to {@code next}. */
    static String logIn(@Nullable String next) {
        String safe = safe(next);
        return safe.equals(HOME) ? "/login" : "/login?next=" + URLEncoder.encode(safe, StandardCharsets.UTF_8);
    }

    /** The same address when it is a path on this site, else the home page. */
    static String safe(@Nullable String next) {
        return next != null && isOwnPath(next) ? next : HOME;
    }

    private static boolean isOwnPath(String next) {
        // A browser reads "//host" and "/\host" as another site, and drops tabs and line ends before it looks.
        return next.length() <= MAX_LENGTH
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    }
}
