package dev.almanac.platform;

import dev.almanac.platform.accounts.LoggedIn;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One line of the table of {@link WhoMayTest}: who may use one endpoint.
 *
 * @param endpoint method and path as the resource declares them: {@code POST /account/tokens/{id}/revoke}
 * @param subject makes what the endpoint is about for its owner, and gives the values for the path, in order
 * @param body adds what the request needs to be understood
 */
public record AccessRow(
        String endpoint,
        Access access,
        Function<LoggedIn, Object[]> subject,
        UnaryOperator<RequestSpecification> body) {

    /** What somebody gets who asks. */
    public enum Outcome {
        LET_IN,
        ASKED_TO_LOG_IN,
        FORBIDDEN,
        HIDDEN;

        /** What the answer means; one that complains of the request itself comes from inside. */
        static Outcome of(Response response) {
            String location = response.header("Location");
            boolean toLogIn = location != null && location.matches(".*/login(\\?next=.*)?");
            return switch (response.statusCode()) {
                case 401 -> ASKED_TO_LOG_IN;
                case 403 -> FORBIDDEN;
                case 404 -> HIDDEN;
                default -> toLogIn ? ASKED_TO_LOG_IN : LET_IN;
            };
        }
    }

    /** Who may use an endpoint, by what each kind of caller gets. */
    public enum Access {
        /** Also somebody who is not logged in. */
        EVERYBODY(Outcome.LET_IN, Outcome.LET_IN, Outcome.LET_IN, Outcome.LET_IN, Outcome.LET_IN),
        /** Whoever is logged in. */
        MEMBERS(Outcome.ASKED_TO_LOG_IN, Outcome.LET_IN, Outcome.LET_IN, Outcome.LET_IN, Outcome.LET_IN),
        /** Whoever is logged in with a browser, but no token. */
        BROWSERS(Outcome.ASKED_TO_LOG_IN, Outcome.LET_IN, Outcome.LET_IN, Outcome.LET_IN, Outcome.FORBIDDEN),
        /** Administrators; the others are told so. */
        ADMINS(Outcome.ASKED_TO_LOG_IN, Outcome.FORBIDDEN, Outcome.FORBIDDEN, Outcome.LET_IN, Outcome.FORBIDDEN),
        /** The owner and administrators; others do not learn that it exists. */
        READERS(Outcome.ASKED_TO_LOG_IN, Outcome.LET_IN, Outcome.HIDDEN, Outcome.LET_IN, Outcome.LET_IN),
        /** The same, and somebody who is not logged in does not learn either that it exists. */
        SILENT_READERS(Outcome.HIDDEN, Outcome.LET_IN, Outcome.HIDDEN, Outcome.LET_IN, Outcome.LET_IN),
        /** The owner alone. */
        OWNER(Outcome.ASKED_TO_LOG_IN, Outcome.LET_IN, Outcome.HIDDEN, Outcome.HIDDEN, Outcome.LET_IN);

        private final Outcome anonymous;
        private final Outcome owner;
        private final Outcome otherAnalyst;
        private final Outcome admin;
        private final Outcome ownersToken;

        Access(Outcome anonymous, Outcome owner, Outcome otherAnalyst, Outcome admin, Outcome ownersToken) {
            this.anonymous = anonymous;
            this.owner = owner;
            this.otherAnalyst = otherAnalyst;
            this.admin = admin;
            this.ownersToken = ownersToken;
        }

        Outcome expected(Caller caller) {
            return switch (caller) {
                case ANONYMOUS -> anonymous;
                case OWNER -> owner;
                case OTHER_ANALYST -> otherAnalyst;
                case ADMIN, ADMINS_TOKEN -> this == BROWSERS && caller == Caller.ADMINS_TOKEN ? ownersToken : admin;
                case OWNERS_TOKEN -> ownersToken;
            };
        }
    }

    /** Who asks. */
    enum Caller {
        ANONYMOUS,
        OWNER,
        OTHER_ANALYST,
        ADMIN,
        OWNERS_TOKEN,
        ADMINS_TOKEN
    }

    /** An endpoint without values in its path. */
    public static AccessRow of(String endpoint, Access access) {
        return new AccessRow(endpoint, access, owner -> new Object[0], request -> request);
    }

    /** The same about something of the owner's: one value for each in the path. */
    public AccessRow about(Function<LoggedIn, Object> made) {
        return new AccessRow(endpoint, access, owner -> new Object[] {made.apply(owner)}, body);
    }

    /** The same with several values for the path. */
    public AccessRow aboutAll(Function<LoggedIn, Object[]> made) {
        return new AccessRow(endpoint, access, made, body);
    }

    /** The same with whatever else the request needs. */
    public AccessRow with(UnaryOperator<RequestSpecification> more) {
        return new AccessRow(endpoint, access, subject, more);
    }

    /** The same with one field of a form; a form without any is not understood as one. */
    public AccessRow form(String field, String value) {
        return new AccessRow(endpoint, access, subject, request -> request.formParam(field, value));
    }

    /** The same with a body of JSON. */
    public AccessRow json(String text) {
        return new AccessRow(endpoint, access, subject, request -> request.contentType("application/json")
                .body(text));
    }

    Outcome outcome(Caller caller) {
        LoggedIn owner = LoggedIn.analyst();
        RequestSpecification request =
                switch (caller) {
                    case ANONYMOUS -> LoggedIn.anonymous();
                    case OWNER -> owner.browser();
                    case OTHER_ANALYST -> LoggedIn.analyst().browser();
                    case ADMIN -> LoggedIn.admin().browser();
                    case OWNERS_TOKEN -> owner.program();
                    case ADMINS_TOKEN -> LoggedIn.admin().program();
                };
        String[] methodAndPath = endpoint.split(" ", 2);
        return Outcome.of(body.apply(request)
                .request(methodAndPath[0], methodAndPath[1].replace(":.+", ""), subject.apply(owner)));
    }
}
