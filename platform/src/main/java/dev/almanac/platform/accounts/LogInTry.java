package dev.almanac.platform.accounts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One try to log in that has not succeeded. Forgotten when one from the same place does, and when it is old. */
@Entity
@Table(name = "log_in_try")
class LogInTry extends PanacheEntityBase {

    @Id
    private UUID id;

    @SuppressWarnings("unused") // read by queries alone
    private String email;

    @SuppressWarnings("unused") // read by queries alone
    private String address;

    private Instant triedAt;

    protected LogInTry() {}

    LogInTry(UUID id, String email, String address, Instant triedAt) {
        this.id = id;
        this.email = email;
        this.address = address;
        this.triedAt = triedAt;
    }

    /** The newest tries for the e-mail address from the network address, the newest first. */
    static List<LogInTry> ofBoth(String email, String address, Instant since, int limit) {
        return find("email = ?1 and address = ?2 and triedAt > ?3", NEWEST_FIRST, email, address, since)
                .range(0, limit - 1)
                .list();
    }

    static List<LogInTry> ofEmail(String email, Instant since, int limit) {
        return find("email = ?1 and triedAt > ?2", NEWEST_FIRST, email, since)
                .range(0, limit - 1)
                .list();
    }

    static List<LogInTry> ofAddress(String address, Instant since, int limit) {
        return find("address = ?1 and triedAt > ?2", NEWEST_FIRST, address, since)
                .range(0, limit - 1)
                .list();
    }

    static void forget(String email, String address) {
        delete("email = ?1 and address = ?2", email, address);
    }

    static void forgetBefore(Instant time) {
        delete("triedAt < ?1", time);
    }

    private static final Sort NEWEST_FIRST = Sort.descending("triedAt", "id");

    Instant triedAt() {
        return triedAt;
    }
}
