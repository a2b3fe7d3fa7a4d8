package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsTest {

    @ParameterizedTest
    @ValueSource(ints = {12, 64, 65, 1000})
    void and_ofManyAndFew_isWhatAllHold(int size) {
        Rows even = rows(IntStream.range(0, size).filter(row -> row % 2 == 0), size);
        Rows third = rows(IntStream.range(0, size).filter(row -> row % 3 == 0), size);
        Rows few = rows(IntStream.of(0, 3, 6, 8, size - 1), size);
        Rows none = rows(IntStream.empty(), size);
        int[] sixth = IntStream.range(0, size).filter(row -> row % 6 == 0).toArray();

        assertThat(even.and(third).numbers()).containsExactly(sixth);
        assertThat(even.and(few).and(third).numbers()).containsExactly(0, 6);
        assertThat(few.and(even).without(6).numbers()).contains(0, 8).doesNotContain(3, 6);
        assertThat(even.without(0).contains(0)).isFalse();
        assertThat(even.contains(0)).isTrue();
        assertThat(even.and(none).numbers()).isEmpty();
    }

    private static Rows rows(IntStream numbers, int size) {
        BitSet rows = new BitSet();
        numbers.forEach(rows::set);
        return Rows.of(rows, size);
    }
}
