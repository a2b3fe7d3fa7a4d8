package org.passerelle.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;

/**
 * The values that a fact could have instead of the one it has, nearest first: every allowed value; where there are too many, one of each sort
 * that the constants tell apart, at them and beside them.
 */
final class Alternatives {

    /** Lists of more different values than this are not changed: their combinations would be too many. */
    private static final int MOST_ENTRIES = 8;

    private static final String OTHER = "other";

    private final LocalDate day;
    private final Set<Object> constants;

    /**
     * Prepares alternatives.
     *
     * @param day of the decision: days before it are past
     * @param ofModel constants that facts are compared with
     * @param ofCase values that they may be compared with, besides
     */
    Alternatives(LocalDate day, Set<Object> ofModel, Set<Object> ofCase) {
        this.day = day;
        Set<Object> compared = new HashSet<>(ofModel);
        compared.addAll(ofCase);
        compared.add(day);
        this.constants = new Offsets(ofModel).around(compared);
    }

    /** Returns the alternatives; empty when the type is one whose values cannot be enumerated. */
    List<Object> of(FactType type, @Nullable Object value) {
        List<Object> values = new ArrayList<>(
                type instanceof FactType.ListOf list ? selections(list) : Possibilities.of(type, constants));
        if (type instanceof FactType.Text text) {
            values.removeIf(each -> !fits(text, (String) each));
        }
        values.removeIf(each -> each.equals(value) || (each instanceof LocalDate date && date.isBefore(day)));
        if (!type.isListed()) {
            values.sort(Comparator.comparing(each -> distance(each, value)));
        }
        return values;
    }

    private static boolean fits(FactType.Text type, String text) {
        return !type.allowed().isEmpty()
                || (text.codePointCount(0, text.length()) <= type.maxLength()
                        && (type.pattern() == null || text.matches(type.pattern())));
    }

    private static List<Object> selections(FactType.ListOf type) {
        if (!(type.element() instanceof FactType.Text text)
                || text.allowed().isEmpty()
                || text.allowed().size() > MOST_ENTRIES) {
            return List.of();
        }
        List<String> all = text.allowed();
        List<Object> selections = new ArrayList<>();
        for (int mask = 0; mask < 1 << all.size(); mask++) {
            List<String> selection = new ArrayList<>();
            for (int entry = 0; entry < all.size(); entry++) {
                if (((mask >> entry) & 1) == 1) {
                    selection.add(all.get(entry));
                }
            }
            if (selection.size() <= type.maxItems()) {
                selections.add(selection);
            }
        }
        return selections;
    }

    /** How far a value is from the one that the fact has; not known is like nought, like today and like an empty list. */
    private BigDecimal distance(Object one, @Nullable Object value) {
        if (one instanceof BigDecimal number) {
            return number.subtract(value instanceof BigDecimal known ? known : BigDecimal.ZERO)
                    .abs();
        } else if (one instanceof LocalDate date) {
            LocalDate from = value instanceof LocalDate known ? known : day;
            return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, date)).abs();
        } else if (one instanceof List<?> list) {
            return BigDecimal.valueOf(difference(list, value).size());
        }
        // A text that no rule names stands for all of them best.
        return one.toString().startsWith(OTHER) ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    /** Returns the entries that one list has and the other has not; of a value that is no list, those of the list. */
    static Set<Object> difference(List<?> list, @Nullable Object value) {
        List<?> known = value instanceof List<?> other ? other : List.of();
        Set<Object> difference = new LinkedHashSet<>();
        list.stream()
                .filter(entry -> !known.contains(entry))
                .forEach(entry -> difference.add(Objects.requireNonNull(entry)));
        known.stream()
                .filter(entry -> !list.contains(entry))
                .forEach(entry -> difference.add(Objects.requireNonNull(entry)));
        return difference;
    }
}
