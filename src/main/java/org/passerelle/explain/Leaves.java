package org.passerelle.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** The single facts of a case, by JSON pointer. A list of plain values is one of them; entries of other lists are neither added nor removed. */
final class Leaves {

    private final Map<String, Object> facts;
    private final LocalDate day;
    private final Set<String> fixed;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    /**
     * A single fact.
     *
     * @param value null where not known
     * @param changeable whether another value can be brought about
     */
    record Leaf(@Nullable Object value, boolean changeable) {}

    /**
     * Finds the single facts of a case.
     *
     * @param day of the decision: days before it, and known days up to it, are past
     * @param fixed pointers of facts that the caller holds fixed, with what is below them
     */
    Leaves(Structure type, Map<String, Object> facts, LocalDate day, Set<String> fixed) {
        this.facts = facts;
        this.day = day;
        this.fixed = fixed;
        collect(type, facts, "", !fixed.contains(""));
    }

    private void collect(Structure type, Map<?, ?> values, String pointer, boolean changeable) {
        for (Map.Entry<String, Field> field : type.fields().entrySet()) {
            String name = field.getKey();
            // Who or what an entry stands for is no fact about it.
            boolean identity = name.equals("id") && field.getValue().required();
            collect(
                    field.getValue().type(),
                    values.get(name),
                    pointer + "/" + name,
                    changeable && field.getValue().changeable() && !identity);
        }
    }

    private void collect(FactType type, @Nullable Object value, String pointer, boolean changeable) {
        boolean open = changeable && !fixed.contains(pointer);
        if (type instanceof Structure structure && value instanceof Map<?, ?> values) {
            collect(structure, values, pointer, open);
        } else if (type instanceof ListOf list && list.element() instanceof Structure) {
            List<?> entries = value instanceof List<?> known ? known : List.of();
            for (int index = 0; index < entries.size(); index++) {
                collect(list.element(), entries.get(index), pointer + "/" + index, open);
            }
        } else {
            boolean past = value instanceof LocalDate known && !known.isAfter(day);
            leaves.put(pointer, new Leaf(value, open && !past));
        }
    }

    /** Returns a fact; one that nobody can change for what is none of them, such as a list of structures that is not known. */
    Leaf at(String pointer) {
        return leaves.getOrDefault(pointer, new Leaf(null, false));
    }

    /** Returns the facts of the case with other values for some. */
    Map<String, Object> with(Map<String, Object> values) {
        Map<String, Object> changed = new LinkedHashMap<>();
        facts.forEach((name, value) -> changed.put(name, with(value, "/" + name, values)));
        return changed;
    }

    @SuppressWarnings("NullAway" /* what is not known is a null value of these maps */)
    private static Object with(@Nullable Object value, String pointer, Map<String, Object> values) {
        if (values.containsKey(pointer)) {
            return values.get(pointer);
        }
        if (value instanceof Map<?, ?> structure) {
            Map<String, Object> changed = new LinkedHashMap<>();
            structure.forEach((name, part) -> changed.put((String) name, with(part, pointer + "/" + name, values)));
            return changed;
        }
        if (value instanceof List<?> list) {
            List<Object> changed = new ArrayList<>();
            list.forEach(entry -> changed.add(with(entry, pointer + "/" + changed.size(), values)));
            return changed;
        }
        return value;
    }
}
