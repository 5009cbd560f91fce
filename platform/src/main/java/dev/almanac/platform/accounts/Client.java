package dev.almanac.platform.accounts;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Where a request comes from.
 *
 * @param address the network address, as far as the trusted proxies tell it
 * @param browser what the browser says it is, at most {@value #MAX_BROWSER_LENGTH} characters
 */
record Client(String address, String browser) {

    private static final int MAX_BROWSER_LENGTH = 200;
    private static final int IPV6_NETWORK_GROUPS = 4;

    static Client of(HttpServerRequest request) {
        String browser = request.getHeader("User-Agent");
        String address =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        return new Client(
                address, browser == null ? "" : browser.substring(0, Math.min(browser.length(), MAX_BROWSER_LENGTH)));
    }

    /** What tries are counted by: the address, or for IPv6 its /64 network, of which one person has all. */
    String network() {
        String[] groups = address.split(":", -1);
        if (groups.length <= IPV6_NETWORK_GROUPS || address.contains(".")) {
            return address;
        }
        return String.join(":", List.of(groups).subList(0, IPV6_NETWORK_GROUPS)) + "::/64";
    }
}
