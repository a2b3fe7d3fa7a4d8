package org.passerelle.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2012-01-01, 2013-12-31, 2026-11-22, 2013-12-31",
        "2027-01-01, ,           2026-11-22, 2027-01-01",
        "2021-07-01, ,           2026-11-22, 2026-11-22",
        "2012-01-01, 2013-12-31, 2013-12-31, 2013-12-31",
    })
    void nearestDay_isTheDayItself_orTheEndThatItIsBeyond(
            LocalDate from, @Nullable LocalDate to, LocalDate day, LocalDate nearest) {
        assertThat(new Period(from, to).nearestTo(day)).isEqualTo(nearest);
    }
}
