/**
 * What a person meets first: the page after log-in, and at the first start an account and something to look at. Begin
 * with {@code HomePage}.
 */
@NullMarked
package dev.almanac.platform.home;

import org.jspecify.annotations.NullMarked;
