package org.passerelle.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.facts.FactType;

/** Values of an unknown fact, one of each sort that what reads it can tell apart. */
final class Possibilities {

    private static final BigDecimal STEP = new BigDecimal("0.001");

    private Possibilities() {}

    /** Returns the values; empty when the fact is a list, whose values cannot be enumerated. */
    static List<Object> of(FactType type, Set<Object> constants) {
        if (type instanceof FactType.Flag) {
            return List.of(true, false);
        } else if (type instanceof FactType.Text text) {
            return text.allowed().isEmpty() ? texts(constants) : List.copyOf(text.allowed());
        } else if (type instanceof FactType.Decimal number) {
            return numbers(number, constants);
        } else if (type instanceof FactType.Day) {
            return days(constants);
        }
        return List.of();
    }

    private static List<Object> texts(Set<Object> constants) {
        Set<Object> texts = new LinkedHashSet<>();
        constants.stream().filter(String.class::isInstance).sorted().forEach(texts::add);
        String other = "other";
        while (texts.contains(other)) {
            other += "-";
        }
        texts.add(other);
        if (texts.size() == 1) {
            // Compared with nothing that is known, a text may still be what is put out, or compared with another.
            texts.add(other + "-");
        }
        return new ArrayList<>(texts);
    }

    private static List<Object> numbers(FactType.Decimal type, Set<Object> constants) {
        BigDecimal step = type.whole() ? BigDecimal.ONE : STEP;
        Set<BigDecimal> numbers = new LinkedHashSet<>();
        numbers.add(BigDecimal.ZERO);
        for (Object constant : constants) {
            if (constant instanceof BigDecimal number) {
                numbers.addAll(List.of(number.subtract(step), number, number.add(step)));
            }
        }
        if (type.minimum() != null) {
            numbers.add(type.minimum());
        }
        if (type.maximum() != null) {
            numbers.add(type.maximum());
        }
        if (numbers.size() == 1) {
            numbers.addAll(numbers.stream().map(step::add).toList());
        }
        numbers.removeIf(number -> (type.minimum() != null && number.compareTo(type.minimum()) < 0)
                || (type.maximum() != null && number.compareTo(type.maximum()) > 0));
        return new ArrayList<>(numbers);
    }

    private static List<Object> days(Set<Object> constants) {
        Set<LocalDate> days = new LinkedHashSet<>();
        for (Object constant : constants) {
            if (constant instanceof LocalDate day) {
                days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
            }
        }
        days.removeIf(day -> !FactType.Day.admits(day));
        // Compared with nothing, a day may still be what is put out.
        return days.isEmpty() ? List.of(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)) : new ArrayList<>(days);
    }
}
