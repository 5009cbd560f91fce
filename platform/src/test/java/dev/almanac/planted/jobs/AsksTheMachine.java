package dev.almanac.planted.jobs;

import java.time.Instant;

public final class AsksTheMachine {

    public Instant time() {
        return Instant.now();
    }
}
