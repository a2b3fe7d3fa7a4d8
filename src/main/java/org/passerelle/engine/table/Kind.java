package org.passerelle.engine.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.ChronoField;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of values that stand in one order, in which the engine compares them. Times with a zone are of no kind: the engine compares them
 * by more than one order.
 */
enum Kind {
    FLAG(flag -> false, flag -> true),
    NUMBER(number -> ((BigDecimal) number).subtract(BigDecimal.ONE), number -> ((BigDecimal) number)
            .add(BigDecimal.ONE)),
    TEXT(text -> "", text -> text + "\0"),
    DAY(day -> ((LocalDate) day).minusDays(1), day -> ((LocalDate) day).plusDays(1)),
    TIME(time -> ((LocalTime) time).minusSeconds(1), time -> ((LocalTime) time).plusSeconds(1)),
    MOMENT(moment -> ((LocalDateTime) moment).minusSeconds(1), moment -> ((LocalDateTime) moment).plusSeconds(1)),
    DURATION(span -> ((Duration) span).minusNanos(1), span -> ((Duration) span).plusNanos(1)),
    MONTHS(months -> (Comparable<?>) ((ChronoPeriod) months).minus(Period.ofMonths(1)), months ->
            (Comparable<?>) ((ChronoPeriod) months).plus(Period.ofMonths(1)));

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @SuppressWarnings("ImmutableEnumChecker" /* the functions hold nothing */)
    private final UnaryOperator<Comparable<?>> lower;

    @SuppressWarnings("ImmutableEnumChecker" /* the same */)
    private final UnaryOperator<Comparable<?>> higher;

    Kind(UnaryOperator<Comparable<?>> lower, UnaryOperator<Comparable<?>> higher) {
        this.lower = lower;
        this.higher = higher;
    }

    /** Returns the kind of a value; null when it has none. */
    static @Nullable Kind of(Object value) {
        if (value instanceof String) {
            return TEXT;
        } else if (value instanceof BigDecimal) {
            return NUMBER;
        } else if (value instanceof Boolean) {
            return FLAG;
        } else if (value instanceof LocalDate) {
            return DAY;
        } else if (value instanceof Duration) {
            return DURATION;
        } else if (value instanceof ChronoPeriod && value instanceof Comparable) {
            return MONTHS;
        }
        return ofClock(value);
    }

    /** The engine compares clock times to the second, in some places, and fully in others. */
    private static @Nullable Kind ofClock(Object value) {
        if (value instanceof LocalTime time) {
            return time.get(ChronoField.NANO_OF_SECOND) == 0 ? TIME : null;
        } else if (value instanceof LocalDateTime moment) {
            return moment.get(ChronoField.NANO_OF_SECOND) == 0 ? MOMENT : null;
        }
        return null;
    }

    /** Returns a value below another; null when there is none. */
    @Nullable
    Comparable<?> below(Comparable<?> high) {
        Comparable<?> found = lower.apply(high);
        return compare(found, high) < 0 ? found : null;
    }

    /**
     * Returns a value above another; null when there is none.
     *
     * @param high what it must be below; null for no limit
     */
    @Nullable
    Comparable<?> above(Comparable<?> low, @Nullable Comparable<?> high) {
        Comparable<?> found = this == NUMBER && high != null
                ? ((BigDecimal) low).add((BigDecimal) high).divide(TWO)
                : higher.apply(low);
        boolean lies = compare(low, found) < 0 && (high == null || compare(found, high) < 0);
        return lies ? found : null;
    }

    /** Compares two values of one kind. */
    @SuppressWarnings("unchecked")
    static int compare(Comparable<?> one, Comparable<?> other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
