package dev.almanac.platform.runs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** This installation among others that may use the same machines: its workers carry its label. */
@ApplicationScoped
class Installation {

    private final String label;

    Installation(EntityManager database) {
        this.label = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT id FROM installation", UUID.class)
                        .getSingleResult()
                        .toString());
    }

    String label() {
        return label;
    }
}
