package org.passerelle.explain;

import java.util.List;
import java.util.Map;
import org.passerelle.Valais;
import org.passerelle.facts.FactType;

/** JSON pointers into the facts of a case. */
final class Pointer {

    private Pointer() {}

    @SuppressWarnings("unchecked" /* facts are maps by name */)
    static void set(Map<String, Object> facts, String pointer, Object value) {
        int last = pointer.lastIndexOf('/');
        Object parent = facts;
        for (String step : pointer.substring(0, last).split("/", -1)) {
            if (!step.isEmpty()) {
                parent = parent instanceof List<?> list
                        ? list.get(Integer.parseInt(step))
                        : ((Map<String, Object>) parent).get(step);
            }
        }
        ((Map<String, Object>) parent).put(pointer.substring(last + 1), value);
    }

    static Object get(Map<String, Object> facts, String pointer) {
        Object value = facts;
        for (String step : pointer.substring(1).split("/", -1)) {
            value = value instanceof List<?> list ? list.get(Integer.parseInt(step)) : ((Map<?, ?>) value).get(step);
        }
        return value;
    }

    static FactType type(String pointer) {
        FactType type = Valais.EDITION.facts();
        for (String step : pointer.substring(1).split("/", -1)) {
            type = type instanceof FactType.ListOf list
                    ? list.element()
                    : ((FactType.Structure) type).fields().get(step).type();
        }
        return type;
    }
}
