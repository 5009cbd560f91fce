package dev.almanac.platform.accounts;

import dev.almanac.platform.web.Reader;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Turns a secret that {@link LogInMechanism} found into who holds it. */
@ApplicationScoped
final class Identities implements IdentityProvider<TokenAuthenticationRequest> {

    static final String API_TOKEN = "api-token";
    static final String LOG_IN = "log-in";

    /** The attribute that holds the id of the {@link LogIn}; absent for a token. */
    static final String LOG_IN_ID = "almanac.log-in-id";

    /** The attribute that is there when the password must be changed before anything else. */
    static final String MUST_CHANGE_PASSWORD = "almanac.must-change-password";

    private final LogIns logIns;
    private final ApiTokens tokens;

    Identities(LogIns logIns, ApiTokens tokens) {
        this.logIns = logIns;
        this.tokens = tokens;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Secret secret = new Secret(request.getToken().getToken());
        boolean isToken = request.getToken().getType().equals(API_TOKEN);
        return context.runBlocking(() -> isToken ? byToken(secret) : byLogIn(secret));
    }

    private SecurityIdentity byToken(Secret secret) {
        Account account = tokens.find(secret)
                .orElseThrow(() -> new AuthenticationFailedException("the API token is unknown, revoked or expired"));
        return identity(account).build();
    }

    private @Nullable SecurityIdentity byLogIn(Secret secret) {
        return logIns.find(secret).map(Identities::identity).orElse(null);
    }

    private static SecurityIdentity identity(LogIn logIn) {
        QuarkusSecurityIdentity.Builder identity = identity(logIn.account()).addAttribute(LOG_IN_ID, logIn.id());
        if (logIn.account().passwordIsOneTime()) {
            identity.addAttribute(MUST_CHANGE_PASSWORD, true);
        }
        return identity.build();
    }

    private static QuarkusSecurityIdentity.Builder identity(Account account) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.id().toString()))
                .addRole(Role.ANALYST_NAME)
                .addAttribute(Reader.DISPLAY_NAME, account.displayName());
        return account.isAdmin() ? identity.addRole(Role.ADMIN_NAME) : identity;
    }
}
