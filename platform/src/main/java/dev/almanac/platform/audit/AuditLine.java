package dev.almanac.platform.audit;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that was done, as readers see it.
 *
 * @param what the verb in the past tense: {@code disabled}, {@code made a token}
 * @param details what else is worth keeping, by name
 */
@TemplateData
record AuditLine(UUID id, Instant at, Actor who, String what, Subject subject, Map<String, String> details) {}
