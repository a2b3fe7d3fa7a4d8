package org.passerelle.engine.table;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;

/** A sort of values: how cells write them, and what a case may hold, on and about the constants of cells and beside the point. */
enum Sort {
    TEXT(
            "string",
            List.of("\"\"", "\"A\"", "\"B\"", "\"B b\"", "\"C\"", "\"é\\\"\""),
            "",
            "A",
            "A\0",
            "AA",
            "B",
            "B b",
            "C",
            "b",
            "é\"",
            "Z"),
    CODE("tCode", List.of("\"A\"", "\"B\"", "\"C\"", "\"D\""), "A", "B", "C", "A", "B", "C", "A", "D", ""),
    NUMBER(
            "number",
            List.of("-1", "0", "1", "1.0", "2.5", "10", "100"),
            number("-1"),
            number("-0.5"),
            number("0"),
            number("0.00"),
            number("1"),
            number("1.00"),
            number("1.01"),
            number("2.4999999999999999999999999999999999999"),
            number("2.5"),
            number("9.9"),
            number("10"),
            number("100"),
            number("1E+2"),
            number("1E+40"),
            1,
            2.5,
            10L),
    FLAG("boolean", List.of("true", "false"), true, false),
    DAY(
            "date",
            List.of("date(\"2026-01-31\")", "@\"2026-02-28\"", "date(2026, 3, 1)", "date(\"2028-02-29\")"),
            LocalDate.of(2026, 1, 30),
            LocalDate.of(2026, 1, 31),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 3, 2),
            LocalDate.of(2028, 2, 29),
            LocalDate.MIN),
    TIME(
            "time",
            List.of("time(\"00:00:00\")", "@\"10:30:00\"", "time(\"10:30:01\")"),
            LocalTime.MIDNIGHT,
            LocalTime.of(0, 0, 1),
            LocalTime.of(10, 29, 59),
            LocalTime.of(10, 30),
            LocalTime.of(10, 30, 0, 5),
            LocalTime.of(10, 30, 1),
            LocalTime.of(23, 59, 59),
            OffsetTime.of(10, 30, 0, 0, ZoneOffset.UTC)),
    MOMENT(
            "dateTime",
            List.of(
                    "date and time(\"2026-01-31T10:00:00\")",
                    "@\"2026-02-01T00:00:00\"",
                    "date and time(\"2026-02-01T00:00:01\")"),
            LocalDateTime.of(2026, 1, 31, 9, 59, 59),
            LocalDateTime.of(2026, 1, 31, 10, 0),
            LocalDateTime.of(2026, 1, 31, 10, 0, 0, 1),
            LocalDateTime.of(2026, 2, 1, 0, 0),
            LocalDateTime.of(2026, 2, 1, 0, 0, 1),
            ZonedDateTime.of(2026, 2, 1, 0, 0, 0, 0, ZoneOffset.ofHours(1))),
    DURATION(
            "days and time duration",
            List.of("duration(\"P1D\")", "@\"PT24H1S\"", "duration(\"-PT1H\")"),
            Duration.ofDays(1),
            Duration.ofHours(24),
            Duration.ofSeconds(86401),
            Duration.ofDays(1).plusNanos(1),
            Duration.ofHours(-1),
            Duration.ZERO),
    MONTHS(
            "years and months duration",
            List.of("duration(\"P1Y\")", "@\"P13M\"", "duration(\"P0M\")"),
            months(12),
            new ComparablePeriod(Period.ofYears(1)),
            months(13),
            months(14),
            months(0),
            months(-1),
            Period.ofMonths(13)),
    LIST("tList", List.of("[\"A\"]", "\"A\"", "[\"A\", \"B\"]"), List.of(), List.of("A"), List.of("A", "B"), "A"),
    RECORD("tRecord", List.of("{text: \"A\"}"), Map.of("text", "A", "number", number("1")), Map.of(), "A");

    /** The sorts of which an index knows the order. */
    static final List<Sort> ORDERED = List.of(TEXT, CODE, NUMBER, FLAG, DAY, TIME, MOMENT, DURATION, MONTHS);

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker" /* nobody changes it */)
    private final List<String> literals;

    @SuppressWarnings("ImmutableEnumChecker" /* nobody changes it */)
    private final List<Object> values;

    Sort(String type, List<String> literals, Object... values) {
        this.type = type;
        this.literals = literals;
        this.values = Arrays.asList(values);
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    private static ComparablePeriod months(int months) {
        return ComparablePeriod.ofMonths(months);
    }

    String type() {
        return type;
    }

    /** Returns the name of the input that holds such a value. */
    String input() {
        return name().toLowerCase(java.util.Locale.ROOT) + "Fact";
    }

    String literal(Random random) {
        return literals.get(random.nextInt(literals.size()));
    }

    /** Returns a value of this sort; seldom null, or a value of another sort. */
    @Nullable
    Object value(Random random) {
        int which = random.nextInt(60);
        if (which < 3) {
            return null;
        }
        List<Object> from = which == 3 ? values()[random.nextInt(values().length)].values : values;
        return from.get(random.nextInt(from.size()));
    }
}
