package org.passerelle.analysis.cases;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Numbers from one to another, both inclusive, as many as are written with their decimal places: 0 to 2 are three, 0.0 to 2.0 are 21.
 *
 * @param least the first
 * @param steps how many follow it
 * @param places decimal places of a step
 */
record NumberRange(BigDecimal least, long steps, int places) {

    /** Of numbers with so many digits before and after the point, the difference is a {@code long}. */
    static final int MOST_DIGITS = 18;

    /**
     * Returns the numbers of a range; empty when they have too many digits, or there are none.
     *
     * @param whole whether only whole ones count
     */
    static Optional<NumberRange> of(BigDecimal from, BigDecimal to, boolean whole) {
        int places = whole ? 0 : Math.max(0, Math.max(from.scale(), to.scale()));
        if (digits(from, places) > MOST_DIGITS || digits(to, places) > MOST_DIGITS) {
            return Optional.empty();
        }
        BigDecimal least = from.setScale(places, RoundingMode.CEILING);
        BigDecimal most = to.setScale(places, RoundingMode.FLOOR);
        return least.compareTo(most) > 0
                ? Optional.empty()
                : Optional.of(new NumberRange(
                        least, most.subtract(least).unscaledValue().longValueExact(), places));
    }

    /** Returns how many digits a number has, before the point and in so many places after it. */
    private static long digits(BigDecimal number, int places) {
        long before = number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
        return Math.max(0, before) + places;
    }

    /** Returns one of them, each as likely. */
    BigDecimal draw(Draw draw) {
        return least.add(BigDecimal.valueOf(draw.random().nextLong(steps + 1), places));
    }
}
