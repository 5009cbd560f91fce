package dev.almanac.platform.audit;

/**
 * What something was done to.
 *
 * @param kind the domain's word for it: {@code job}, {@code account}
 * @param id its id, as text
 * @param name the name that a reader knows it by, as it was at that time
 */
public record Subject(String kind, String id, String name) {}
