@NullMarked
package dev.almanac.platform.embedded;

import org.jspecify.annotations.NullMarked;
