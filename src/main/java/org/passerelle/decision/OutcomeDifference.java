package org.passerelle.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * An outcome that two decisions of a case put differently.
 *
 * @param outcome its path, such as {@code measures[0].route}
 * @param before null as JSON has it where there is none
 * @param after null as JSON has it where there is none
 */
public record OutcomeDifference(String outcome, JsonNode before, JsonNode after) {

    /** By value: 50 is 50.0. */
    private static final Comparator<JsonNode> PLAIN_VALUES = (one, other) -> one.equals(other)
                    || (one.isNumber() && other.isNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0)
            ? 0
            : 1;

    /** Returns all differences of outcomes as they are written. */
    public static List<OutcomeDifference> between(Map<String, ?> before, Map<String, ?> after) {
        return between(Json.tree(before), Json.tree(after));
    }

    /** Returns all differences, by path. Lists of plain values are compared as a whole. */
    public static List<OutcomeDifference> between(JsonNode before, JsonNode after) {
        List<OutcomeDifference> differences = new ArrayList<>();
        add("", before, after, differences);
        return differences;
    }

    private static void add(String path, JsonNode before, JsonNode after, List<OutcomeDifference> differences) {
        if (before.equals(PLAIN_VALUES, after) || (isNothing(before) && isNothing(after))) {
            return;
        }
        if (before.isObject() || after.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    add(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name), differences));
        } else if (before.path(0).isObject() || after.path(0).isObject()) {
            for (int index = 0; index < Math.max(before.size(), after.size()); index++) {
                add(path + "[" + index + "]", before.path(index), after.path(index), differences);
            }
        } else {
            differences.add(new OutcomeDifference(path, orNull(before), orNull(after)));
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    private static JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? Json.MAPPER.nullNode() : value;
    }
}
