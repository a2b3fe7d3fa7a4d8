package org.passerelle.draft;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How two decisions of one case differ.
 *
 * @param before values of the outcomes that differ, by path such as {@code measures[0].route}; what is not there is left out
 * @param after the same of the other decision
 */
record OutcomeChange(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {

    static OutcomeChange between(Map<String, Object> before, Map<String, Object> after) {
        OutcomeChange change = new OutcomeChange(new TreeMap<>(), new TreeMap<>());
        collect("", before, change.before());
        collect("", after, change.after());
        change.before()
                .entrySet()
                .removeIf(leaf -> change.after().containsKey(leaf.getKey())
                        && Objects.equals(leaf.getValue(), change.after().get(leaf.getKey()))
                        && change.after().keySet().remove(leaf.getKey()));
        return change;
    }

    boolean isNone() {
        return before.isEmpty() && after.isEmpty();
    }

    private static void collect(String path, @Nullable Object value, Map<String, @Nullable Object> leaves) {
        if (value instanceof Map<?, ?> structure) {
            structure.forEach((name, part) -> collect(path.isEmpty() ? "" + name : path + "." + name, part, leaves));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int index = 0; index < list.size(); index++) {
                collect(path + "[" + index + "]", list.get(index), leaves);
            }
        } else {
            leaves.put(path, value);
        }
    }
}
