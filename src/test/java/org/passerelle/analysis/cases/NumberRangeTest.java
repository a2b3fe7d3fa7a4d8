package org.passerelle.analysis.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.Valais;
import org.passerelle.analysis.cases.Draw.Values;
import org.passerelle.facts.FactType.Decimal;

final class NumberRangeTest {

    private static final Decimal ANY = new Decimal(null, null, false);

    private static String drawn(String from, String to, boolean whole) {
        NumberRange range =
                NumberRange.of(new BigDecimal(from), new BigDecimal(to), whole).orElseThrow();
        Draw draw = new Draw(new SplittableRandom(1), Valais.DAY);
        Set<BigDecimal> numbers = new TreeSet<>();
        for (int number = 0; number < 1000; number++) {
            numbers.add(range.draw(draw));
        }
        return String.join(" ", numbers.stream().map(BigDecimal::toPlainString).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.5, false, 0.1 0.2 0.3 0.4 0.5",
        "0.8, 1, false, 0.8 0.9 1.0",
        "0, 2, false, 0 1 2",
        "3, 3, false, 3",
        "-1.5, 1.5, true, -1 0 1",
        "1E1, 12, false, 10 11 12"
    })
    void draw_ofARange_yieldsEachOfItsNumbers(String from, String to, boolean whole, String numbers) {
        assertThat(drawn(from, to, whole)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1E19, false",
        "-1E2147483647, 0, false",
        "0, 1E-2147483647, false",
        "0, 0.0000000000000000001, false",
        "0.2, 0.8, true"
    })
    void of_tooManyNumbersOrNone_isNoRange(String from, String to, boolean whole) {
        assertThat(NumberRange.of(new BigDecimal(from), new BigDecimal(to), whole))
                .isEmpty();
    }

    @Test
    void of_theMostDigits_isARange() {
        assertThat(NumberRange.of(new BigDecimal("-999999999999999999"), new BigDecimal("999999999999999999"), true))
                .isPresent();
    }

    private static Values given(String entry, List<String> problems) {
        Distribution.Entry read =
                Distribution.read("facts: {rate: " + entry + "}").facts().get("rate");
        return new GivenValues(problems).of("rate", read, ANY, draw -> BigDecimal.ZERO);
    }

    private static List<String> problems(String entry) {
        List<String> problems = new ArrayList<>();
        given(entry, problems);
        return problems;
    }

    @Test
    void givenRange_isAsFineAsItIsWritten() {
        Draw draw = new Draw(new SplittableRandom(1), Valais.DAY);
        Set<Object> numbers = new HashSet<>();
        for (int number = 0; number < 2000; number++) {
            numbers.add(given("{from: 0.00, to: 1.00}", new ArrayList<>()).draw(draw));
        }

        assertThat(numbers).hasSize(101).contains(new BigDecimal("0.00"), new BigDecimal("0.37"));
    }

    @Test
    void givenRange_ofTooManyNumbers_isNamed() {
        assertThat(problems("{from: 0, to: 1E19}"))
                .containsExactly(
                        "rate: The numbers of a range have at most 18 digits, those after the point among them.");
        assertThat(problems("{from: 0.10, to: 0.90}")).isEmpty();
    }
}
