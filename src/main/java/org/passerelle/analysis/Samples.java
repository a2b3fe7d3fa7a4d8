package org.passerelle.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;

/** One value of each sort that comparisons with some constants can tell apart. */
final class Samples {

    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Samples() {}

    /** Returns values of a domain: every constant, what lies between, below, above or beside them, and null. */
    static List<@Nullable Object> of(Domain domain, Set<Object> constants) {
        List<@Nullable Object> samples = new ArrayList<>(known(domain.type(), constants));
        if (domain.mayBeNull()) {
            samples.add(null);
        }
        return samples;
    }

    private static List<?> known(@Nullable FactType type, Set<Object> constants) {
        if (type instanceof FactType.Text text) {
            return text.allowed().isEmpty() ? texts(constants) : text.allowed();
        }
        if (type instanceof FactType.Flag) {
            return List.of(true, false);
        }
        if (type instanceof FactType.Decimal number) {
            return numbers(only(BigDecimal.class, constants), number);
        }
        if (type instanceof FactType.Day) {
            return days(constants);
        }
        if (type instanceof FactType.ListOf) {
            return List.of(List.of());
        }
        if (type instanceof FactType.Structure) {
            return List.of(Map.of());
        }
        return ofAnySort(constants);
    }

    /** Values of the sorts that the constants are of. */
    private static List<Object> ofAnySort(Set<Object> constants) {
        List<Object> samples = new ArrayList<>();
        if (constants.stream().anyMatch(Boolean.class::isInstance)) {
            samples.addAll(List.of(true, false));
        }
        if (constants.stream().anyMatch(BigDecimal.class::isInstance)) {
            samples.addAll(numbers(only(BigDecimal.class, constants), new FactType.Decimal(null, null, false)));
        }
        if (constants.stream().anyMatch(LocalDate.class::isInstance)) {
            samples.addAll(days(constants));
        }
        if (samples.isEmpty() || constants.stream().anyMatch(String.class::isInstance)) {
            samples.addAll(texts(constants));
        }
        return samples;
    }

    private static List<String> texts(Set<Object> constants) {
        Set<String> texts = new LinkedHashSet<>(only(String.class, constants));
        String other = "other";
        while (texts.contains(other)) {
            other += " still";
        }
        texts.add(other);
        return List.copyOf(texts);
    }

    private static List<LocalDate> days(Set<Object> constants) {
        List<BigDecimal> epochDays = only(LocalDate.class, constants).stream()
                .map(day -> BigDecimal.valueOf(day.toEpochDay()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (epochDays.isEmpty()) {
            return List.of(SOME_DAY);
        }
        return numbers(epochDays, new FactType.Decimal(null, null, true)).stream()
                .map(number -> LocalDate.ofEpochDay(number.longValueExact()))
                .toList();
    }

    private static List<BigDecimal> numbers(List<BigDecimal> constants, FactType.Decimal type) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        for (BigDecimal constant : constants) {
            // In a column of whole numbers, 12.5 stands between two of them.
            ends.add(type.whole() ? constant.setScale(0, RoundingMode.FLOOR) : constant);
            ends.add(type.whole() ? constant.setScale(0, RoundingMode.CEILING) : constant);
        }
        Stream.of(type.minimum(), type.maximum()).filter(bound -> bound != null).forEach(ends::add);
        if (ends.isEmpty()) {
            return List.of(BigDecimal.ZERO);
        }
        TreeSet<BigDecimal> samples = new TreeSet<>(ends);
        samples.add(ends.first().subtract(BigDecimal.ONE));
        samples.add(ends.last().add(BigDecimal.ONE));
        for (BigDecimal end : ends.headSet(ends.last())) {
            // For neighbours among whole numbers this is the next end again.
            samples.add(
                    type.whole()
                            ? end.add(BigDecimal.ONE)
                            : end.add(ends.higher(end)).divide(TWO));
        }
        samples.removeIf(sample -> isOutside(sample, type));
        return List.copyOf(samples);
    }

    private static boolean isOutside(BigDecimal sample, FactType.Decimal type) {
        return (type.minimum() != null && sample.compareTo(type.minimum()) < 0)
                || (type.maximum() != null && sample.compareTo(type.maximum()) > 0);
    }

    private static <T> List<T> only(Class<T> sort, Set<Object> constants) {
        return constants.stream().filter(sort::isInstance).map(sort::cast).toList();
    }
}
