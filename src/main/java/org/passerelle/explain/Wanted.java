package org.passerelle.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that an outcome should have.
 *
 * @param path to the outcome: names, and indices of list entries
 * @param value a text, number, flag, day, a list of them, or null
 */
public record Wanted(List<String> path, @Nullable Object value) {

    public Wanted {
        path = List.copyOf(path);
    }

    /** Returns whether an outcome has the value; 1 and 1.0 are one number. */
    boolean isMetBy(@Nullable Object outcome) {
        return same(value, outcome);
    }

    /** Returns whether the outcomes of a case have the value. */
    boolean isMetIn(Map<String, Object> outcomes) {
        Object current = outcomes;
        for (String step : path) {
            if (current instanceof Map<?, ?> structure) {
                current = structure.get(step);
            } else if (current instanceof List<?> list && Integer.parseInt(step) < list.size()) {
                current = list.get(Integer.parseInt(step));
            } else {
                return value == null;
            }
        }
        return isMetBy(current);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second) == 0;
        }
        if (one instanceof List<?> list && other instanceof List<?> second) {
            boolean same = list.size() == second.size();
            for (int index = 0; same && index < list.size(); index++) {
                same = same(list.get(index), second.get(index));
            }
            return same;
        }
        return Objects.equals(one, other);
    }
}
