package dev.almanac.platform.audit;

import dev.almanac.platform.AccessRow;
import dev.almanac.platform.AccessRow.Access;
import java.util.List;

/** Who may read what was done. */
public final class AuditAccess {

    public static final List<AccessRow> ROWS = List.of(
            AccessRow.of("GET /account/audit", Access.MEMBERS),
            AccessRow.of("GET /admin/audit", Access.ADMINS),
            AccessRow.of("GET /api/v1/audit", Access.ADMINS),
            AccessRow.of("GET /api/v1/audit/own", Access.MEMBERS));

    private AuditAccess() {}
}
