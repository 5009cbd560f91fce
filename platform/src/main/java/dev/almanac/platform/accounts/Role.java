package dev.almanac.platform.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.Reader;
import io.quarkus.qute.TemplateData;
import java.util.Locale;

/** What an account may do: an analyst its own things, an administrator everything. */
@TemplateData
public enum Role {
    ANALYST,
    ADMIN;

    /** The role's name as security annotations use it. */
    public static final String ANALYST_NAME = "analyst";

    /** The role's name as security annotations use it. */
    public static final String ADMIN_NAME = Reader.ADMIN;

    /** The name that pages, the API and security annotations use. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role with this name.
     *
     * @throws InvalidInputProblem when there is none
     */
    @JsonCreator
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw InvalidInputProblem.of("role", "Choose one of the roles: analyst, admin.");
    }
}
