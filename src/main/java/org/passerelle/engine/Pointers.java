package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells structures where they stand, so that a rule can say what it is about. */
@SuppressWarnings("NullAway" /* what is not known is a null value of these maps and lists */)
final class Pointers {

    /** Name of the property that holds the JSON pointer of a structure. */
    static final String POINTER = "pointer";

    private Pointers() {}

    private static Map<String, Object> structure(Map<?, ?> structure, String pointer) {
        Map<String, Object> copy = new LinkedHashMap<>();
        structure.forEach((name, value) -> copy.put((String) name, situated(value, pointer + "/" + name)));
        copy.putIfAbsent(POINTER, pointer);
        return copy;
    }

    /** Returns a copy of a value in which every structure has its JSON pointer as one more property. */
    static Object situated(Object value, String pointer) {
        if (value instanceof Map<?, ?> structure) {
            return structure(structure, pointer);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (int index = 0; index < list.size(); index++) {
                copy.add(situated(list.get(index), pointer + "/" + index));
            }
            return copy;
        }
        return value;
    }
}
