package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Problem.Code;

/** A JSON pointer to a fact, or to several, that may not change. */
final class FixedFact {

    private FixedFact() {}

    /**
     * Adds a problem when a pointer leads nowhere; the empty one stands for all facts.
     *
     * @param facts as written
     * @param place of the pointer in the body
     */
    static void check(String pointer, Structure type, JsonNode facts, String place, List<Problem> problems) {
        if (pointer.isEmpty()) {
            return;
        }
        if (!pointer.startsWith("/")) {
            problems.add(unknown("", pointer, type, place));
            return;
        }
        follow(pointer.substring(1).split("/", -1), type, facts, place, problems);
    }

    private static void follow(String[] steps, Structure type, JsonNode facts, String place, List<Problem> problems) {
        FactType current = type;
        JsonNode node = facts;
        String parent = "";
        for (String step : steps) {
            Field field =
                    current instanceof Structure structure ? structure.fields().get(step) : null;
            if (field == null && current instanceof Structure structure) {
                problems.add(unknown(parent, step, structure, place));
                return;
            }
            if (field == null && !hasEntry(current, node, step)) {
                problems.add(Problem.of(place, Code.NO_SUCH_ENTRY));
                return;
            }
            current = field == null ? ((ListOf) current).element() : field.type();
            node = field == null ? node.path(Integer.parseInt(step)) : node.path(step);
            parent += "/" + step;
        }
    }

    private static Problem unknown(String parent, String step, Structure type, String place) {
        List<String> pointers =
                type.fields().keySet().stream().map(name -> parent + "/" + name).toList();
        return Problem.unlisted(place, Code.UNKNOWN_FIELD, parent + "/" + step, pointers);
    }

    /** Indices are written as JSON pointers write them: without leading zeros. */
    private static boolean hasEntry(FactType type, JsonNode list, String step) {
        return type instanceof ListOf entries
                && entries.element() instanceof Structure
                && step.matches("0|[1-9]\\d{0,3}")
                && Integer.parseInt(step) < list.size();
    }
}
