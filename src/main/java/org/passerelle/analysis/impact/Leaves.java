package org.passerelle.analysis.impact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Evaluation;

/**
 * The outcomes of a decision one by one, so that two decisions can be compared: a path such as {@code measures[].route}, the entry that it is
 * of, and the value.
 */
final class Leaves {

    private static final String NOTHING = "–";

    private final Map<Leaf, String> values = new LinkedHashMap<>();
    private final Set<String> deciding;

    /**
     * One outcome of a case.
     *
     * @param path of the outcome
     * @param entry which entries of lists it is of; empty outside of lists
     */
    record Leaf(String path, String entry) {}

    private Leaves(Set<String> deciding) {
        this.deciding = deciding;
    }

    /**
     * Returns the outcomes of a decision.
     *
     * @param evaluation null when there is none
     * @param deciding paths of the outcomes that decide
     */
    static Map<Leaf, String> of(@Nullable Evaluation evaluation, Set<String> deciding) {
        Leaves leaves = new Leaves(deciding);
        if (evaluation != null) {
            leaves.add("", "", evaluation.outcomes());
        }
        return leaves.values;
    }

    private void add(String path, String entry, @Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            structure.forEach((name, inner) -> add(path.isEmpty() ? (String) name : path + "." + name, entry, inner));
        } else if (value instanceof List<?> list && !deciding.contains(path)) {
            addEntries(path, entry, list);
        } else {
            values.put(new Leaf(path, entry), value == null ? NOTHING : value.toString());
        }
    }

    /** Entries that name themselves first, such as criteria, each have a path of their own; plain ones are there or not. */
    private void addEntries(String path, String entry, List<?> list) {
        boolean decides = deciding.stream().anyMatch(outcome -> outcome.startsWith(path + "[]"));
        for (int index = 0; index < list.size(); index++) {
            Object element = list.get(index);
            if (element instanceof Map<?, ?> structure) {
                String key = decides ? null : key(structure, list);
                add(path + "[" + (key == null ? "" : key) + "]", key == null ? entry + "/" + index : entry, element);
            } else {
                values.put(new Leaf(path + "[" + element + "]", entry), "✓");
            }
        }
    }

    private static @Nullable String key(Map<?, ?> structure, List<?> list) {
        Map.Entry<?, ?> first = structure.entrySet().iterator().next();
        boolean isName = first.getValue() instanceof String && !"id".equals(first.getKey());
        Set<Object> keys = new LinkedHashSet<>();
        List<Object> all = new ArrayList<>(list);
        all.forEach(each -> keys.add(String.valueOf(((Map<?, ?>) each).get(first.getKey()))));
        return isName && keys.size() == all.size() ? (String) first.getValue() : null;
    }

    /** Returns the value of a leaf; that of one that is not there. */
    static String value(Map<Leaf, String> leaves, Leaf leaf) {
        return leaves.getOrDefault(leaf, NOTHING);
    }
}
