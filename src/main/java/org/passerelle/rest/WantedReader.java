package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.Wanted;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Problem.Code;

/**
 * Reads which outcomes are wanted: a part of the outcomes, in their form. An entry of a list stands for the one with its {@code id}, or with
 * the text that comes first in entries of the list, where it gives one; else for the one at its position.
 */
final class WantedReader {

    private final Map<String, Object> outcomes;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Creates a reader.
     *
     * @param outcomes of the case as it is: they say where an entry stands
     */
    WantedReader(Map<String, Object> outcomes) {
        this.outcomes = outcomes;
    }

    /** Returns what is wrong with what was read. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * Returns what is wanted.
     *
     * @param node as written: what stands in it is wanted, even null
     * @param value of the node, as typed
     */
    List<Wanted> read(JsonNode node, @Nullable Object value, FactType type) {
        read(node, value, type, List.of(), "/want", outcomes);
        return wanted;
    }

    private void read(
            JsonNode node,
            @Nullable Object value,
            FactType type,
            List<String> path,
            String pointer,
            @Nullable Object outcome) {
        if (node.isNull()) {
            wanted.add(new Wanted(path, null));
        } else if (type instanceof Structure structure && value instanceof Map<?, ?> values) {
            readParts(node, values, structure, path, pointer, outcome);
        } else if (type instanceof ListOf list
                && list.element() instanceof Structure entry
                && value instanceof List<?> values) {
            readEntries(node, values, entry, path, pointer, outcome instanceof List<?> entries ? entries : List.of());
        } else {
            wanted.add(new Wanted(path, value));
        }
    }

    private void readParts(
            JsonNode node,
            Map<?, ?> values,
            Structure type,
            List<String> path,
            String pointer,
            @Nullable Object outcome) {
        type.fields().forEach((name, field) -> {
            if (node.has(name)) {
                Object part = outcome instanceof Map<?, ?> parts ? parts.get(name) : null;
                read(node.get(name), values.get(name), field.type(), further(path, name), pointer + "/" + name, part);
            }
        });
    }

    private void readEntries(
            JsonNode node, List<?> values, Structure type, List<String> path, String pointer, List<?> outcomes) {
        boolean known = type.fields().containsKey(WantedType.ID);
        String key = WantedType.key(type);
        for (int index = 0; index < values.size(); index++) {
            String place = pointer + "/" + index;
            Map<?, ?> entry = (Map<?, ?>) values.get(index);
            Object named = entry.get(key);
            int position = named == null ? index : position(key, named, index, outcomes);
            if (position < 0 || (known && position >= outcomes.size())) {
                problems.add(Problem.of(named == null ? place : place + "/" + key, Code.NO_SUCH_ENTRY));
            } else {
                Object outcome = position < outcomes.size() ? outcomes.get(position) : null;
                List<String> further = further(path, String.valueOf(position));
                readParts(node.get(index), entry, WantedType.without(type, key), further, place, outcome);
            }
        }
    }

    /** Returns where the entry stands that has a value; the position where it is written when several have it, negative when none has. */
    private static int position(String key, Object named, int written, List<?> outcomes) {
        int[] positions = IntStream.range(0, outcomes.size())
                .filter(index -> outcomes.get(index) instanceof Map<?, ?> entry && named.equals(entry.get(key)))
                .toArray();
        return positions.length > 1
                ? written
                : IntStream.of(positions).findFirst().orElse(-1);
    }

    private static List<String> further(List<String> path, String step) {
        List<String> further = new ArrayList<>(path);
        further.add(step);
        return further;
    }
}
