package dev.almanac.platform.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a long list.
 *
 * @param items the rows of this page
 * @param page its number, from 1
 * @param pages how many pages there are, at least 1
 * @param total how many rows there are on all pages
 */
public record Slice<T>(List<T> items, int page, int pages, long total) {

    public Slice {
        items = List.copyOf(items);
    }

    /** The rows that {@code paging} asked for, out of {@code total}. */
    public static <T> Slice<T> of(List<T> items, Paging paging, long total) {
        int pages = Math.toIntExact(Math.max(1, (total + paging.size() - 1) / paging.size()));
        return new Slice<>(items, paging.number(), pages, total);
    }

    /** The same page with each row in another form. */
    public <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<>(items.stream().<R>map(change).toList(), page, pages, total);
    }

    /** Whether there is a page after this one. */
    public boolean hasNext() {
        return page < pages;
    }

    /** Whether there is a page before this one. */
    public boolean hasPrevious() {
        return page > 1;
    }
}
