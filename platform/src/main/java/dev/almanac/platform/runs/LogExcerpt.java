package dev.almanac.platform.runs;

import java.util.List;

/**
 * Some lines of a log.
 *
 * @param nextLine the number of the line that follows them, from 1
 * @param isAtEnd whether nothing follows at present
 */
record LogExcerpt(List<LogLine> lines, long nextLine, boolean isAtEnd) {

    static final LogExcerpt EMPTY = new LogExcerpt(List.of(), 1, true);
}
