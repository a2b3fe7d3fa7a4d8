package org.passerelle.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/** What a case looks like to its rules: everything but the very days and numbers, which count only as far as something tells them apart. */
final class Sort {

    private Sort() {}

    /** Returns the same list for two cases that differ in days and numbers that nothing tells apart. */
    static List<@Nullable Object> of(List<Node> nodes, Reach reach, int[] choices) {
        List<@Nullable Object> sort = new ArrayList<>();
        for (Node node : nodes) {
            sort.add(blurred(reach.valueOf(node, choices)));
        }
        return sort;
    }

    private static @Nullable Object blurred(@Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            return blurred(new ArrayList<>(structure.values()));
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> blurred = new ArrayList<>();
            list.forEach(part -> blurred.add(blurred(part)));
            return blurred;
        }
        return value instanceof LocalDate || value instanceof BigDecimal ? value.getClass() : value;
    }
}
