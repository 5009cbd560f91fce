package dev.almanac.platform.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;

/**
 * Who reads the page that is being made, as far as its shell must know; templates see it as {@code inject:reader}.
 * Features ask their questions of the account itself.
 */
@RequestScoped
@Named("reader")
public class Reader {

    /** The attribute of a {@link SecurityIdentity} that holds the name to greet the reader by. */
    public static final String DISPLAY_NAME = "almanac.display-name";

    /** The role that may see and change everything. */
    public static final String ADMIN = "admin";

    private final SecurityIdentity identity;

    Reader(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether somebody is logged in. */
    public boolean isLoggedIn() {
        return !identity.isAnonymous();
    }

    /** Whether the reader is an administrator. */
    public boolean isAdmin() {
        return identity.hasRole(ADMIN);
    }

    /** The id of the reader's account; empty for an anonymous reader. */
    public Optional<UUID> accountId() {
        return isLoggedIn()
                ? Optional.of(UUID.fromString(identity.getPrincipal().getName()))
                : Optional.empty();
    }

    /** The name to greet the reader by; empty for an anonymous one. */
    public String displayName() {
        Object name = identity.getAttribute(DISPLAY_NAME);
        return name == null ? "" : name.toString();
    }
}
