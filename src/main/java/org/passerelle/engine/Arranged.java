package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Puts the values of structures in the order of their type: the engine keeps none, and the same decision must be the same bytes. */
@SuppressWarnings("NullAway" /* what is not known is a null value of these maps and lists */)
final class Arranged {

    private Arranged() {}

    static Map<String, Object> by(Structure type, Map<?, ?> values) {
        Map<String, Object> arranged = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> arranged.put(name, value(field.type(), values.get(name))));
        return arranged;
    }

    private static Object value(FactType type, Object value) {
        if (type instanceof Structure structure && value instanceof Map<?, ?> values) {
            return by(structure, values);
        }
        if (type instanceof ListOf list && value instanceof List<?> elements) {
            List<Object> arranged = new ArrayList<>();
            elements.forEach(element -> arranged.add(value(list.element(), element)));
            return arranged;
        }
        return value;
    }
}
