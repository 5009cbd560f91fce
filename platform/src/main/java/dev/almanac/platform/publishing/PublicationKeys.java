package dev.almanac.platform.publishing;

import java.util.UUID;

/** The addresses of a job's objects inside its bucket; see the layout in the platform's README. */
final class PublicationKeys {

    private PublicationKeys() {}

    static String manifest(String job) {
        return job + "/manifest.json";
    }

    /** The folder of one attempt's files; no other attempt writes there, so what was read from it once stays true. */
    static String run(String job, UUID runId, int attemptNumber) {
        return job + "/runs/" + runId + "/" + attemptNumber + "/";
    }

    static String run(Publication publication) {
        return run(publication.job().name(), publication.id(), publication.attemptNumber());
    }

    static String stable(String job, String name) {
        return job + "/data/" + name;
    }
}
