package dev.almanac.platform.accounts;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.UUID;

/**
 * A log-in as its owner sees it.
 *
 * @param address the network address that it was made from
 * @param browser what the browser said it is
 */
@TemplateData
record LogInLine(UUID id, Instant createdAt, Instant lastSeenAt, Instant expiresAt, String address, String browser) {}
