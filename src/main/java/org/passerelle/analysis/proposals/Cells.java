package org.passerelle.analysis.proposals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts and outcomes as files of scenarios write them: by path such as {@code measures[0].code}, a cell each. */
final class Cells {

    private static final String EMPTY_LIST = "[]";

    private Cells() {}

    /** Returns the known facts of a case as JSON has them, as cells. */
    static Map<String, String> ofFacts(Map<String, Object> facts) {
        Map<String, String> cells = new LinkedHashMap<>();
        walk("", facts, (path, value) -> {
            if (value != null) {
                cells.put(path, cell(value));
            }
        });
        return cells;
    }

    /**
     * Returns outcomes as cells.
     *
     * @param outcomes by name
     */
    static Map<String, String> ofOutcomes(Map<String, Object> outcomes) {
        Map<String, String> cells = new LinkedHashMap<>();
        walk("", outcomes, (path, value) -> cells.put(path, cell(value)));
        return cells;
    }

    /** Returns how many entries each list of structures has, as a test, by path. */
    static Map<String, String> ofSizes(Map<String, Object> outcomes) {
        Map<String, String> sizes = new LinkedHashMap<>();
        addSizes("", outcomes, sizes);
        return sizes;
    }

    private static void addSizes(String path, @Nullable Object value, Map<String, String> sizes) {
        if (value instanceof Map<?, ?> structure) {
            structure.forEach(
                    (name, inner) -> addSizes(path.isEmpty() ? (String) name : path + "." + name, inner, sizes));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            sizes.put(path, "count(?) = " + list.size());
            for (int index = 0; index < list.size(); index++) {
                addSizes(path + "[" + index + "]", list.get(index), sizes);
            }
        }
    }

    private static void walk(String path, @Nullable Object value, BiConsumer<String, @Nullable Object> leaf) {
        if (value instanceof Map<?, ?> structure && !structure.isEmpty()) {
            structure.forEach((name, inner) -> walk(path.isEmpty() ? (String) name : path + "." + name, inner, leaf));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            for (int index = 0; index < list.size(); index++) {
                walk(path + "[" + index + "]", list.get(index), leaf);
            }
        } else if (!path.isEmpty() && !(value instanceof Map)) {
            leaf.accept(path, value);
        }
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? EMPTY_LIST
                    : list.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }
        return String.valueOf(value);
    }
}
