package dev.almanac.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it.
 *
 * @param type always {@code about:blank}: the status says all there is to say of the type
 * @param title the type in words
 * @param status the HTTP status
 * @param detail what happened this time
 * @param errors messages by the field that they are about
 * @param errorId what to quote to an administrator, for a fault of ours
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        Map<String, String> errors,
        @Nullable String errorId) {}
