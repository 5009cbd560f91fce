package dev.almanac.platform.audit;

import static dev.almanac.platform.AccessRow.of;

import dev.almanac.platform.AccessRow;
import dev.almanac.platform.AccessRow.Access;
import java.util.List;

/** Who may read what was done. */
public final class AuditAccess {

    public static final List<AccessRow> ROWS = List.of(
            of("GET /account/audit", Access.MEMBERS),
            of("GET /admin/audit", Access.ADMINS),
            of("GET /api/v1/audit", Access.ADMINS),
            of("GET /api/v1/audit/own", Access.MEMBERS));

    private AuditAccess() {}
}
