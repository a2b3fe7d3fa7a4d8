package org.passerelle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.FEELFunction;

/** Values in a form that can be compared: the engine keeps functions among them, and no order. */
public final class Seen {

    private Seen() {}

    /** Returns a structure without functions, in the order of names. */
    public static Map<String, @Nullable Object> values(Map<?, ?> values) {
        Map<String, @Nullable Object> seen = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!holdsFunctions(value)) {
                seen.put((String) name, value(value));
            }
        });
        return seen;
    }

    private static boolean holdsFunctions(@Nullable Object value) {
        return value instanceof FEELFunction
                || (value instanceof Map<?, ?> imported
                        && !imported.isEmpty()
                        && imported.values().stream().allMatch(FEELFunction.class::isInstance));
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            return values(structure);
        }
        return value instanceof List<?> list
                ? list.stream().map(entry -> String.valueOf(value(entry))).toList()
                : value;
    }
}
