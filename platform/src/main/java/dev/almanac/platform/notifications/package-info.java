/**
 * Mail to the people who use the platform, by way of an outbox in the database. Begin with
 * {@link dev.almanac.platform.notifications.Notifications}, which features write to; {@code MessageSender} empties it.
 */
@NullMarked
package dev.almanac.platform.notifications;

import org.jspecify.annotations.NullMarked;
