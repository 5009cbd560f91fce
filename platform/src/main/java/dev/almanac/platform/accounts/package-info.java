/**
 * Who may come in: accounts, passwords, log-ins of browsers, tokens of programs. Begin with
 * {@link dev.almanac.platform.accounts.CurrentAccount} to know who asks, with
 * {@link dev.almanac.platform.accounts.LogInMechanism} to follow how that is found out.
 */
@NullMarked
package dev.almanac.platform.accounts;

import org.jspecify.annotations.NullMarked;
