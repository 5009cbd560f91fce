/**
 * Workers on this machine: each attempt is a directory, a detached {@code run-job}, and a sandbox of namespaces. Begin
 * with {@link dev.almanac.platform.workers.local.LocalWorkers}; what a job can see is said in
 * {@link dev.almanac.platform.workers.local.Sandbox}.
 */
@NullMarked
package dev.almanac.platform.workers.local;

import org.jspecify.annotations.NullMarked;
