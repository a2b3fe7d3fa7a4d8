package org.passerelle.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Outcomes of which every value is known ahead. Others may repeat what a caller wrote. */
public final class ClosedOutcomes {

    private ClosedOutcomes() {}

    /** Returns the outcomes without those that are not closed; null for null. */
    public static @Nullable Object of(FactType type, @Nullable Object value) {
        if (value instanceof Map<?, ?> parts && type instanceof Structure structure) {
            Map<String, @Nullable Object> closed = new LinkedHashMap<>();
            structure.fields().forEach((name, field) -> {
                if (parts.containsKey(name) && isClosed(field.type())) {
                    closed.put(name, of(field.type(), parts.get(name)));
                }
            });
            return closed;
        }
        if (value instanceof List<?> entries && type instanceof ListOf list) {
            List<@Nullable Object> closed = new ArrayList<>();
            entries.forEach(entry -> closed.add(of(list.element(), entry)));
            return closed;
        }
        return value;
    }

    /** Returns the paths of those that hold no others, such as {@code measures[].route}: {@code []} stands for each entry. */
    public static Set<String> paths(FactType outcomes) {
        Set<String> paths = new TreeSet<>();
        addPaths("", outcomes, paths);
        return paths;
    }

    private static void addPaths(String path, FactType type, Set<String> paths) {
        if (type instanceof Structure structure) {
            structure
                    .fields()
                    .forEach((name, field) -> addPaths(path.isEmpty() ? name : path + "." + name, field.type(), paths));
        } else if (type instanceof ListOf list && list.element() instanceof Structure element) {
            addPaths(path + "[]", element, paths);
        } else if (isClosed(type)) {
            paths.add(path);
        }
    }

    private static boolean isClosed(FactType type) {
        if (type instanceof Structure structure) {
            return structure.fields().values().stream().anyMatch(field -> isClosed(field.type()));
        }
        if (type instanceof ListOf list) {
            return isClosed(list.element());
        }
        return type.isListed();
    }
}
