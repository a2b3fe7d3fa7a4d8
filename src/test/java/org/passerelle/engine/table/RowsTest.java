package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RowsTest {

    private static final int SIZE = 1000;

    @Test
    void common_ofManyAndFew_isWhatAllHold() {
        Rows even = rows(IntStream.range(0, SIZE).filter(row -> row % 2 == 0));
        Rows third = rows(IntStream.range(0, SIZE).filter(row -> row % 3 == 0));
        Rows few = rows(IntStream.of(0, 3, 6, 8, 996));

        assertThat(Rows.common(List.of(even, third))).hasSize(167).startsWith(0, 6, 12);
        assertThat(Rows.common(List.of(even, few, third))).containsExactly(0, 6, 996);
        assertThat(Rows.common(List.of(few))).containsExactly(0, 3, 6, 8, 996);
    }

    @Test
    void common_withNone_isNone() {
        assertThat(Rows.common(List.of(rows(IntStream.empty()), rows(IntStream.range(0, SIZE)))))
                .isEmpty();
    }

    private static Rows rows(IntStream numbers) {
        BitSet rows = new BitSet();
        numbers.forEach(rows::set);
        return Rows.of(rows, SIZE);
    }
}
