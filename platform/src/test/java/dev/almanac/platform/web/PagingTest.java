package dev.almanac.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    @ParameterizedTest
    @CsvSource({"0, 50", "-1, 50", "1000001, 50", "1, 0", "1, 201"})
    void refusesPagesAndSizesOutOfRange(int page, int size) {
        assertThatThrownBy(() -> new Paging(page, size)).isInstanceOf(InvalidInputProblem.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "50, 1", "51, 2", "100, 2", "101, 3"})
    void countsThePages(long total, int pages) {
        assertThat(Slice.of(List.of(), Paging.page(1), total).pages()).isEqualTo(pages);
    }

    @Test
    void knowsItsNeighbours() {
        Slice<String> middle = Slice.of(List.of("a"), Paging.page(2), 101);
        assertThat(middle.hasPrevious()).isTrue();
        assertThat(middle.hasNext()).isTrue();
        assertThat(Slice.of(List.of(), Paging.page(3), 101).hasNext()).isFalse();
        assertThat(Slice.of(List.of(), Paging.page(1), 101).hasPrevious()).isFalse();
    }
}
