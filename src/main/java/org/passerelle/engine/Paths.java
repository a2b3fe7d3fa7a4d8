package org.passerelle.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows paths into values. */
final class Paths {

    private Paths() {}

    /** Returns what stands at a path; null when any step of it is missing. */
    static @Nullable Object walk(@Nullable Object value, List<String> path) {
        Object current = value;
        for (String step : path) {
            if (current instanceof Map<?, ?> structure) {
                current = structure.get(step);
            } else if (current instanceof List<?> list && isIndex(step)) {
                int index = Integer.parseInt(step);
                current = index < list.size() ? list.get(index) : null;
            } else {
                return null;
            }
        }
        return current;
    }

    static boolean isIndex(String step) {
        return !step.isEmpty() && step.chars().allMatch(Character::isDigit);
    }
}
