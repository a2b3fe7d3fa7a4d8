package org.passerelle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** The facts of a case as nodes: known ones, and those not known, each once. */
final class FactNodes {

    private final Structure type;
    private final Map<String, Object> facts;
    private final Map<String, Node> nodes = new HashMap<>();

    FactNodes(Structure type, Map<String, Object> facts) {
        this.type = type;
        this.facts = facts;
    }

    int sizeOf(String list) {
        return facts.get(list) instanceof List<?> entries ? entries.size() : 0;
    }

    /** Returns the node at a path into a group of facts; what of the path leads into a single fact is left over. */
    Node node(String pointer, FactType factType, @Nullable Object value) {
        Node known = nodes.get(pointer);
        if (known == null) {
            known = build(pointer, factType, value);
            nodes.put(pointer, known);
        }
        return known;
    }

    private Node build(String pointer, FactType factType, @Nullable Object value) {
        if (value instanceof Map<?, ?> structure && factType instanceof Structure fields) {
            Map<String, Node> parts = new LinkedHashMap<>();
            fields.fields()
                    .forEach((name, field) ->
                            parts.put(name, node(pointer + "/" + name, field.type(), structure.get(name))));
            return Nodes.structure(parts);
        }
        if (value instanceof List<?> list && factType instanceof ListOf entries) {
            List<Node> items = new ArrayList<>();
            for (int index = 0; index < list.size(); index++) {
                items.add(node(pointer + "/" + index, entries.element(), list.get(index)));
            }
            return Nodes.list(items);
        }
        return value == null ? new Node.Unknown(pointer, factType) : Nodes.known(value);
    }

    /** Returns the node nearest to a path, and how much of the path it takes. */
    Found find(String root, List<String> path) {
        FactType current =
                type.fields().get(root) == null ? type : type.fields().get(root).type();
        Object value = facts.get(root);
        StringBuilder pointer = new StringBuilder("/").append(root);
        int taken = 0;
        while (taken < path.size()) {
            String step = path.get(taken);
            if (value instanceof Map<?, ?> structure
                    && current instanceof Structure fields
                    && fields.fields().containsKey(step)) {
                current = fields.fields().get(step).type();
                value = structure.get(step);
            } else if (value instanceof List<?> list
                    && current instanceof ListOf entries
                    && step.chars().allMatch(Character::isDigit)) {
                current = entries.element();
                value = list.get(Integer.parseInt(step));
            } else {
                break;
            }
            pointer.append('/').append(step);
            taken++;
        }
        return new Found(node(pointer.toString(), current, value), taken);
    }

    /**
     * A node.
     *
     * @param taken how many steps of the path lead to it
     */
    record Found(Node node, int taken) {}
}
