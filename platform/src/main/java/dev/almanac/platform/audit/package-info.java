/**
 * Who did what, when: entries that are only ever added, and the pages that show them. Begin with
 * {@link dev.almanac.platform.audit.Audit}.
 */
@NullMarked
package dev.almanac.platform.audit;

import org.jspecify.annotations.NullMarked;
