package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.web.Reader;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The account that asks, for every page and every resource. */
@RequestScoped
public class CurrentAccount {

    private final Reader reader;

    CurrentAccount(Reader reader) {
        this.reader = reader;
    }

    /** The account that asks, or empty for an anonymous reader. */
    public Optional<Account> find() {
        return reader.accountId().flatMap(id -> Account.findByIdOptional(id));
    }

    /**
     * The account that asks.
     *
     * @throws UnauthorizedException for an anonymous reader, who is then asked to log in
     */
    public Account require() {
        return find().orElseThrow(UnauthorizedException::new);
    }

    /** The account that asks, as the one who does something. */
    public Actor actor() {
        return require().actor();
    }
}
