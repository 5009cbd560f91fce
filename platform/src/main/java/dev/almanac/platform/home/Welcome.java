package dev.almanac.platform.home;

import dev.almanac.platform.accounts.Accounts;
import dev.almanac.platform.accounts.NewAccount;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells the person who started Almanac where to go, and at the first start how to log in. */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final Accounts accounts;
    private final Demonstration demonstration;
    private final int port;

    Welcome(Accounts accounts, Demonstration demonstration, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.accounts = accounts;
        this.demonstration = demonstration;
        this.port = port;
    }

    void greet(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent start) {
        Optional<NewAccount> administrator = accounts.createFirstAdministrator();
        LOG.infof("Almanac is at http://localhost:%d", port);
        administrator.ifPresent(created -> {
            LOG.infof(
                    "Log in as %s with the one-time password %s; it is shown this once",
                    created.account().email(), created.oneTimePassword());
            demonstration.prepare(created.account());
        });
    }
}
