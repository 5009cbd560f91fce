package dev.almanac.platform.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The addresses of published files in the web application. */
final class PublicAddress {

    private PublicAddress() {}

    /** Of the file that a job shows under that name now. */
    static String current(String job, String name) {
        return "/public/" + job + "/data/" + encoded(name);
    }

    /** Of one run's file, which never changes. */
    static String ofRun(String job, UUID runId, String name) {
        return "/public/" + job + "/runs/" + runId + "/data/" + encoded(name);
    }

    private static String encoded(String name) {
        return Arrays.stream(name.split("/"))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
