package dev.almanac.platform.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; a part that is null or blank does not narrow.
 *
 * @param accountId only what this account did
 * @param who a part of the e-mail address of who did it
 * @param kind the kind of the subject
 * @param subject a part of the subject's name, or its whole id
 */
record AuditFilter(
        @Nullable UUID accountId,
        @Nullable String who,
        @Nullable String kind,
        @Nullable String subject) {

    static AuditFilter by(UUID accountId) {
        return new AuditFilter(accountId, null, null, null);
    }

    String query() {
        List<String> conditions = new ArrayList<>();
        conditions.add("1 = 1");
        if (accountId != null) {
            conditions.add("accountId = :accountId");
        }
        if (isGiven(who)) {
            conditions.add("accountEmail like :who escape '!'");
        }
        if (isGiven(kind)) {
            conditions.add("subjectKind = :kind");
        }
        if (isGiven(subject)) {
            conditions.add("(subjectId = :subject or lower(subjectName) like :subjectPart escape '!')");
        }
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (accountId != null) {
            parameters.put("accountId", accountId);
        }
        if (who != null && isGiven(who)) {
            parameters.put("who", anywhere(who));
        }
        if (kind != null && isGiven(kind)) {
            parameters.put("kind", kind.strip());
        }
        if (subject != null && isGiven(subject)) {
            parameters.put("subject", subject.strip());
            parameters.put("subjectPart", anywhere(subject));
        }
        return parameters;
    }

    private static boolean isGiven(@Nullable String part) {
        return part != null && !part.isBlank();
    }

    private static String anywhere(String part) {
        String plain = part.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + plain + "%";
    }
}
