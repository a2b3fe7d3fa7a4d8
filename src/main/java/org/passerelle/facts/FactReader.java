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
        Object value = reader.value(node, type, Place.start(pointer));
        return value != null && reader.problems.isEmpty()
                ? new Reading.Accepted(value)
                : new Reading.Rejected(reader.problems);
    }

    private @Nullable Object value(JsonNode node, FactType type, Place place) {
        if (type instanceof Structure structure) {
            return structure(node, structure, place, null);
        }
        if (type instanceof ListOf list) {
            return list(node, list, place);
        }
        return leaves.read(node, type, place);
    }

    /* The ids are those of earlier entries of the same list; null outside such a list. */
    private @Nullable Object structure(JsonNode node, Structure type, Place place, @Nullable Set<Object> ids) {
        if (!node.isObject()) {
            problems.add(Problem.wrongType(place.pointer(), "object"));
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        // In the order of the type, whatever that of the document.
        type.fields().keySet().forEach(name -> values.put(name, null));
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            Place within = place.child(name);
            Field field = type.fields().get(name);
            if (field == null) {
                problems.add(unlisted(within, name, type));
                continue;
            }
            Object value = field(entry.getValue(), field, within);
            if (ids != null && name.equals(ListOf.ID) && value != null && !ids.add(value)) {
                problems.add(Problem.of(within.pointer(), Code.DUPLICATE_ID));
            }
            values.put(name, value);
        }
        complete(values, node, type, place);
        return values;
    }

    private static Problem unlisted(Place within, String name, Structure type) {
        return Problem.unlisted(
                within.pointer(), Code.UNKNOWN_FIELD, name, type.fields().keySet());
    }

    private @Nullable Object field(JsonNode node, Field field, Place place) {
        if (!node.isNull()) {
            return value(node, field.type(), place);
        }
        if (field.required()) {
            problems.add(Problem.of(place.pointer(), Code.REQUIRED));
        }
        return null;
    }

    private void complete(Map<String, @Nullable Object> values, JsonNode node, Structure type, Place place) {
        type.fields().forEach((name, field) -> {
            if (field.required() && !node.has(name)) {
                problems.add(Problem.of(place.child(name).pointer(), Code.REQUIRED));
            }
            if (field.type() instanceof Structure structure && values.get(name) == null) {
                values.put(name, structure.unknown());
            }
        });
    }

    private @Nullable Object list(JsonNode node, ListOf type, Place place) {
        if (!node.isArray()) {
            problems.add(Problem.wrongType(place.pointer(), "array"));
            return null;
        }
        if (node.size() > type.maxItems()) {
            problems.add(Problem.tooMuch(place.pointer(), Code.TOO_MANY, type.maxItems()));
        }
        Set<Object> ids = type.hasUniqueIds() ? new HashSet<>() : null;
        List<@Nullable Object> values = new ArrayList<>(node.size());
        for (JsonNode entry : node) {
            if (values.size() == type.maxItems()) {
                break;
            }
            Place within = place.entry(values.size());
            values.add(
                    type.element() instanceof Structure structure
                            ? structure(entry, structure, within, ids)
                            : value(entry, type.element(), within));
        }
        return values;
    }
}
