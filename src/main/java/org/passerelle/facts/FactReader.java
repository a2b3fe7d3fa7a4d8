package org.passerelle.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Problem.Code;

/** Reads JSON values as facts: all of a value, or all that is wrong with it. */
public final class FactReader {

    private final List<Problem> problems = new ArrayList<>();
    private final LeafReader leaves = new LeafReader(problems);

    private FactReader() {}

    /**
     * Returns the value that {@code node} states, or every problem found. Absent and null fields are not known: null, or
     * a structure with nothing known in it. The node itself must be given.
     *
     * @param pointer JSON pointer to {@code node}, put before those of the problems
     */
    public static Reading read(JsonNode node, FactType type, String pointer) {
        FactReader reader = new FactReader();
        Object value = reader.value(node, type, pointer);
        return value != null && reader.problems.isEmpty()
                ? new Reading.Accepted(value)
                : new Reading.Rejected(reader.problems);
    }

    private @Nullable Object value(JsonNode node, FactType type, String pointer) {
        if (type instanceof Structure structure) {
            return structure(node, structure, pointer, new HashSet<>());
        }
        if (type instanceof ListOf list) {
            return list(node, list, pointer);
        }
        return leaves.read(node, type, pointer);
    }

    /* The ids are those of earlier entries of the same list; a structure outside a list has none before it. */
    private @Nullable Object structure(JsonNode node, Structure type, String pointer, Set<Object> ids) {
        if (!node.isObject()) {
            problems.add(Problem.wrongType(pointer, "object"));
            return null;
        }
        Map<String, @Nullable Object> values = unknown(type);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            String place = child(pointer, name);
            Field field = type.fields().get(name);
            if (field == null) {
                problems.add(Problem.unlisted(
                        place, Code.UNKNOWN_FIELD, name, type.fields().keySet()));
                continue;
            }
            Object value = field(entry.getValue(), field, place);
            if (name.equals(ListOf.ID) && value != null && !ids.add(value)) {
                problems.add(Problem.of(place, Code.DUPLICATE_ID));
            }
            values.put(name, value);
        }
        requireFields(node, type, pointer);
        return values;
    }

    private @Nullable Object field(JsonNode node, Field field, String pointer) {
        if (!node.isNull()) {
            return value(node, field.type(), pointer);
        }
        if (field.required()) {
            problems.add(Problem.of(pointer, Code.REQUIRED));
        }
        return unknown(field);
    }

    private void requireFields(JsonNode node, Structure type, String pointer) {
        type.fields().forEach((name, field) -> {
            if (field.required() && !node.has(name)) {
                problems.add(Problem.of(child(pointer, name), Code.REQUIRED));
            }
        });
    }

    private static Map<String, @Nullable Object> unknown(Structure type) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> values.put(name, unknown(field)));
        return values;
    }

    private static @Nullable Object unknown(Field field) {
        return field.type() instanceof Structure structure ? unknown(structure) : null;
    }

    private @Nullable Object list(JsonNode node, ListOf type, String pointer) {
        if (!node.isArray()) {
            problems.add(Problem.wrongType(pointer, "array"));
            return null;
        }
        if (node.size() > type.maxItems()) {
            problems.add(Problem.tooMuch(pointer, Code.TOO_MANY, type.maxItems()));
        }
        Set<Object> ids = new HashSet<>();
        List<@Nullable Object> values = new ArrayList<>(node.size());
        for (JsonNode entry : node) {
            String place = pointer + "/" + values.size();
            values.add(
                    type.hasUniqueIds() && type.element() instanceof Structure structure
                            ? structure(entry, structure, place, ids)
                            : value(entry, type.element(), place));
        }
        return values;
    }

    private static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
