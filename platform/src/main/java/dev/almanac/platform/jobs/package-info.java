/**
 * Jobs, their versions and the code that they run. The code comes in as an archive, which
 * {@link dev.almanac.platform.jobs.ArchiveCheck} looks through before anything is stored.
 */
@NullMarked
package dev.almanac.platform.jobs;

import org.jspecify.annotations.NullMarked;
