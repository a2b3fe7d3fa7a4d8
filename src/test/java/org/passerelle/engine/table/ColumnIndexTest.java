package org.passerelle.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ColumnIndexTest {

    private static final Rows BELOW = row(0);
    private static final Rows AT = row(1);
    private static final Rows ABOVE = row(2);
    private static final Rows NOTHING = row(3);

    private static final ColumnIndex INDEX = new ColumnIndex(
            Map.of(
                    Kind.NUMBER, scale(BigDecimal.TEN, BELOW, AT, ABOVE),
                    Kind.TIME, scale(LocalTime.NOON, BELOW, AT, null)),
            NOTHING,
            null);

    @Test
    void rows_ofAValue_areThoseOfItsPlace() {
        assertThat(INDEX.rows(new BigDecimal("9.999"))).isSameAs(BELOW);
        assertThat(INDEX.rows(BigDecimal.TEN)).isSameAs(AT);
        assertThat(INDEX.rows(new BigDecimal("10.0"))).isSameAs(AT);
        assertThat(INDEX.rows(new BigDecimal("10.001"))).isSameAs(ABOVE);
        assertThat(INDEX.rows(null)).isSameAs(NOTHING);
    }

    @Test
    void rows_whereTheIndexHasNoAnswer_areNull() {
        assertThat(INDEX.rows("10")).isNull();
        assertThat(INDEX.rows(LocalTime.MAX)).isNull();
        assertThat(INDEX.rows(LocalTime.NOON.plusNanos(1))).isNull();
    }

    private static Scale scale(Comparable<?> constant, @Nullable Rows... rows) {
        return new Scale(List.of(constant), Arrays.asList(rows));
    }

    private static Rows row(int row) {
        BitSet rows = new BitSet();
        rows.set(row);
        return Rows.of(rows, 4);
    }
}
