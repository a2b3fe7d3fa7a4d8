package org.passerelle.analysis.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/** Facts that two editions know, of which one may know more than the other. */
@SuppressWarnings("NullAway" /* what is not known is a null value of these maps */)
final class Types {

    private Types() {}

    /** Returns a type of all that either knows; where they disagree, that of the second. */
    static Structure union(Structure one, Structure other) {
        Map<String, Field> fields = new LinkedHashMap<>(other.fields());
        one.fields().forEach((name, field) -> {
            Field known = fields.get(name);
            fields.put(name, known == null ? optional(field) : with(known, union(field.type(), known.type())));
        });
        return new Structure(fields);
    }

    private static Field optional(Field field) {
        return new Field(field.type(), false, field.description(), field.changeable());
    }

    private static Field with(Field field, FactType type) {
        return new Field(type, field.required(), field.description(), field.changeable());
    }

    private static FactType union(FactType one, FactType other) {
        if (one instanceof Structure first && other instanceof Structure second) {
            return union(first, second);
        } else if (one instanceof ListOf first && other instanceof ListOf second) {
            return new ListOf(union(first.element(), second.element()), Math.max(first.maxItems(), second.maxItems()));
        } else if (one instanceof Text first
                && other instanceof Text second
                && !second.allowed().isEmpty()) {
            Set<String> allowed = new LinkedHashSet<>(second.allowed());
            allowed.addAll(first.allowed());
            return Text.oneOf(List.copyOf(allowed));
        }
        return other;
    }

    /** Returns the values that a type knows, all of its fields; those that it does not admit are not known. */
    static Map<String, Object> project(Map<?, ?> values, Structure type) {
        Map<String, Object> projected = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> projected.put(name, project(values.get(name), field.type())));
        return projected;
    }

    private static @Nullable Object project(@Nullable Object value, FactType type) {
        if (type instanceof Structure structure) {
            return project(value instanceof Map<?, ?> values ? values : Map.of(), structure);
        } else if (type instanceof ListOf list && value instanceof List<?> entries) {
            List<Object> projected = new ArrayList<>();
            entries.stream()
                    .map(entry -> project(entry, list.element()))
                    .filter(entry -> entry != null)
                    .forEach(projected::add);
            return projected;
        } else if (type instanceof Text text && !text.allowed().isEmpty()) {
            return text.allowed().contains(value) ? value : null;
        }
        return value;
    }
}
