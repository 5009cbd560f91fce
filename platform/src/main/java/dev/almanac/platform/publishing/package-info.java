/**
 * What runs made, made visible together or not at all: publications, the manifest that says which files are current,
 * their provenance, and the public pages. Begin with {@link dev.almanac.platform.publishing.Publications}.
 */
@NullMarked
package dev.almanac.platform.publishing;

import org.jspecify.annotations.NullMarked;
