package org.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows paths into values. */
final class Paths {

    private Paths() {}

    /** Returns what stands at a path; null when any step of it is missing. A name after a list stands for that part of each entry, as in FEEL. */
    static @Nullable Object walk(@Nullable Object value, List<String> path) {
        Object current = value;
        for (String step : path) {
            current = step(current, step);
        }
        return current;
    }

    private static @Nullable Object step(@Nullable Object value, String step) {
        if (value instanceof Map<?, ?> structure) {
            return structure.get(step);
        }
        if (!(value instanceof List<?> list)) {
            return null;
        }
        if (isIndex(step)) {
            int index = Integer.parseInt(step);
            return index < list.size() ? list.get(index) : null;
        }
        List<@Nullable Object> parts = new ArrayList<>();
        list.forEach(entry -> parts.add(step(entry, step)));
        return parts;
    }

    static boolean isIndex(String step) {
        return !step.isEmpty() && step.chars().allMatch(Character::isDigit);
    }

    /** Returns the index with which a path begins; negative when it begins with a name or is empty. */
    static int leadingIndex(List<String> path) {
        return !path.isEmpty() && isIndex(path.get(0)) ? Integer.parseInt(path.get(0)) : -1;
    }
}
