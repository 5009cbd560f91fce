package dev.almanac.platform.audit;

import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Slice;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/**
 * The record of who did what. Entries are added in the transaction of what they tell about, so both stand or neither.
 */
@ApplicationScoped
public class Audit {

    private final Clock clock;
    private final Ids ids;

    Audit(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Adds an entry to the caller's transaction.
     *
     * @param what the verb in the past tense, lower case: {@code disabled}
     * @param details what else is worth keeping, by name; never a secret
     * @throws jakarta.transaction.TransactionalException when the caller has no transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor who, String what, Subject subject, Map<String, String> details) {
        new AuditEntry(ids.next(), clock.instant(), who, what, subject, Map.copyOf(details)).persist();
    }

    /** Adds an entry without details to the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor who, String what, Subject subject) {
        record(who, what, subject, Map.of());
    }

    @Transactional
    Slice<AuditLine> lines(AuditFilter filter, Paging paging) {
        PanacheQuery<AuditEntry> found = AuditEntry.fitting(filter).page(paging.index(), paging.size());
        return Slice.of(found.stream().map(AuditEntry::line).toList(), paging, found.count());
    }
}
