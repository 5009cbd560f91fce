/**
 * The shell that every page and every JSON answer sits in: layout, forms, paging, problems, and the headers and checks
 * that keep a browser safe. Begin with {@link dev.almanac.platform.web.Problem}, the only way to say no to a caller.
 */
@NullMarked
package dev.almanac.platform.web;

import org.jspecify.annotations.NullMarked;
