package org.passerelle.programme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Marks facts that nobody can change, named by paths such as {@code person.age} or {@code measures[].from}. */
final class UnchangeableFacts {

    private static final String EACH = "[]";

    private UnchangeableFacts() {}

    /** Returns the facts with one of them marked, and what is below it; null when there is no such fact. */
    static @Nullable Structure mark(Structure facts, String path) {
        return mark(facts, List.of(path.split("\\.", -1)));
    }

    private static @Nullable Structure mark(Structure structure, List<String> path) {
        boolean each = path.get(0).endsWith(EACH);
        String name = each ? path.get(0).substring(0, path.get(0).length() - EACH.length()) : path.get(0);
        Field field = structure.fields().get(name);
        if (field == null || each != (field.type() instanceof ListOf && path.size() > 1)) {
            return null;
        }
        FactType type = path.size() > 1 ? within(field.type(), path.subList(1, path.size())) : field.type();
        if (type == null) {
            return null;
        }
        Map<String, Field> fields = new LinkedHashMap<>(structure.fields());
        boolean changeable = field.changeable() && path.size() > 1;
        fields.put(name, new Field(type, field.required(), field.description(), changeable));
        return new Structure(fields);
    }

    private static @Nullable FactType within(FactType type, List<String> path) {
        FactType element = type instanceof ListOf list ? list.element() : type;
        Structure marked = element instanceof Structure structure ? mark(structure, path) : null;
        return marked != null && type instanceof ListOf list ? new ListOf(marked, list.maxItems()) : marked;
    }
}
