package dev.almanac.platform.accounts;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token as its owner sees it.
 *
 * @param expiresAt null for a token that does not expire
 * @param lastUsedAt to the minute; null for one that was never used
 */
@TemplateData
record ApiTokenLine(
        UUID id,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
