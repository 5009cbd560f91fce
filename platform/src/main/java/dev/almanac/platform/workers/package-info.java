/**
 * Throw-away places in which users' code runs, whoever provides them: this machine, a container engine, a cloud. Begin
 * with {@link dev.almanac.platform.workers.WorkerProvider}; what a worker is handed is a
 * {@link dev.almanac.platform.workers.WorkerOrder}.
 */
@NullMarked
package dev.almanac.platform.workers;

import org.jspecify.annotations.NullMarked;
