package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Problem.Code;

/** What may be wanted: any part of the outcomes of a programme. */
final class WantedType {

    /** Tells entries of a list apart that cannot go without it. */
    static final String ID = "id";

    private WantedType() {}

    /** Returns a type of which nothing is required. */
    static FactType anyPartOf(FactType type) {
        if (type instanceof ListOf list) {
            return new ListOf(anyPartOf(list.element()), list.maxItems());
        }
        if (!(type instanceof Structure structure)) {
            return type;
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        structure
                .fields()
                .forEach((name, field) ->
                        fields.put(name, new Field(anyPartOf(field.type()), false, field.description())));
        return new Structure(fields);
    }

    /** Adds a problem for each outcome that is wanted to be null and never is. */
    static void requireValues(JsonNode node, FactType type, String pointer, List<Problem> problems) {
        if (type instanceof Structure structure && node.isObject()) {
            structure.fields().forEach((name, field) -> {
                JsonNode part = node.path(name);
                if (part.isNull() && field.required()) {
                    problems.add(Problem.of(pointer + "/" + name, Code.REQUIRED));
                }
                requireValues(part, field.type(), pointer + "/" + name, problems);
            });
        } else if (type instanceof ListOf list && node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                requireValues(node.get(index), list.element(), pointer + "/" + index, problems);
            }
        }
    }

    /** Returns whether anything is wanted at all: what says which entry of a list is meant asks for nothing. */
    static boolean holdsValue(JsonNode node, FactType type) {
        if (node.isObject() && type instanceof Structure structure) {
            return holdsValue(node, structure, "");
        }
        if (!node.isArray()
                || !node.path(0).isObject()
                || !(type instanceof ListOf list && list.element() instanceof Structure entry)) {
            return true;
        }
        return StreamSupport.stream(node.spliterator(), false).anyMatch(each -> holdsValue(each, entry, key(entry)));
    }

    private static boolean holdsValue(JsonNode node, Structure type, String key) {
        return node.properties().stream()
                .filter(part -> !part.getKey().equals(key))
                .anyMatch(part -> {
                    Field field = type.fields().get(part.getKey());
                    return field == null || holdsValue(part.getValue(), field.type());
                });
    }

    /**
     * Returns the name of what tells entries of a list apart: their id, else the text that comes first in them; empty when they have neither.
     */
    static String key(Structure entry) {
        if (entry.fields().containsKey(ID)) {
            return ID;
        }
        return entry.fields().entrySet().stream()
                .limit(1)
                .filter(first -> first.getValue().type() instanceof FactType.Text)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Returns a type without one of its fields. */
    static Structure without(Structure type, String name) {
        Map<String, Field> fields = new LinkedHashMap<>(type.fields());
        fields.remove(name);
        return new Structure(fields);
    }
}
