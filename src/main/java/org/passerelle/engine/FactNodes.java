package org.passerelle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** The facts of cases whose lists have the same sizes, each as one node, whether it is known or not. */
final class FactNodes {

    private final Structure type;
    private final Map<?, ?> outline;
    private final boolean whole;
    private final Map<String, Node> nodes = new HashMap<>();
    private final IdentityHashMap<Node, Entries> entries = new IdentityHashMap<>();

    /**
     * Prepares the nodes.
     *
     * @param facts of one of the cases
     * @param whole whether a list of plain values is one fact
     */
    FactNodes(Structure type, Map<String, Object> facts, boolean whole) {
        this.type = type;
        // They outlive the case.
        this.outline = (Map<?, ?>) Objects.requireNonNull(outline(facts));
        this.whole = whole;
    }

    private Node node(String pointer, FactType factType, @Nullable Object value) {
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
        if (value instanceof List<?> list && factType instanceof ListOf listed && hasParts(listed)) {
            List<Node> items = new ArrayList<>();
            for (int index = 0; index < list.size(); index++) {
                items.add(node(pointer + "/" + index, listed.element(), list.get(index)));
            }
            Node node = Nodes.list(items);
            entries.put(node, new Entries(pointer, items.size()));
            return node;
        }
        return new Node.Unknown(pointer, factType);
    }

    private boolean hasParts(ListOf list) {
        return !whole || list.element() instanceof Structure;
    }

    /**
     * Returns what the facts of cases have in common that have the same nodes: which structures and lists are not known, and the sizes of
     * lists.
     */
    static String shape(FactType type, @Nullable Object value) {
        StringBuilder shape = new StringBuilder();
        addShape(type, value, shape);
        return shape.toString();
    }

    private static void addShape(FactType type, @Nullable Object value, StringBuilder shape) {
        if (type instanceof Structure structure) {
            shape.append(value == null ? '-' : '{');
            if (value instanceof Map<?, ?> parts) {
                structure.fields().forEach((name, field) -> addShape(field.type(), parts.get(name), shape));
            }
        } else if (type instanceof ListOf listed) {
            shape.append(value == null ? "-" : "[");
            if (value instanceof List<?> list) {
                list.forEach(entry -> addShape(listed.element(), entry, shape));
                shape.append(list.size()).append(']');
            }
        }
    }

    /** Returns facts without their plain values: what their {@link #shape} tells of. */
    static @Nullable Object outline(@Nullable Object value) {
        if (value instanceof Map<?, ?> parts) {
            Map<Object, @Nullable Object> outline = new HashMap<>();
            parts.forEach((name, part) -> outline.put(name, outline(part)));
            return outline;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> outline = new ArrayList<>();
            list.forEach(entry -> outline.add(outline(entry)));
            return outline;
        }
        return null;
    }

    /** Returns what is known of a list of facts; null when the node is none, or one that is not known. */
    @Nullable
    Entries entries(Node node) {
        return entries.get(node);
    }

    /**
     * A known list of facts.
     *
     * @param pointer to it
     * @param size how many entries it has
     */
    record Entries(String pointer, int size) {}

    /** Returns the node nearest to a path, and how much of the path leads to it. */
    Found find(String root, List<String> path) {
        FactType.Field field = Objects.requireNonNull(type.fields().get(root));
        return descend("/" + root, field.type(), outline.get(root), path, 0);
    }

    private Found descend(String pointer, FactType factType, @Nullable Object value, List<String> path, int taken) {
        String step = taken < path.size() ? path.get(taken) : "";
        if (value instanceof Map<?, ?> structure && factType instanceof Structure fields) {
            FactType.Field field = fields.fields().get(step);
            if (field != null) {
                return descend(pointer + "/" + step, field.type(), structure.get(step), path, taken + 1);
            }
        } else if (value instanceof List<?> list
                && factType instanceof ListOf entries
                && hasParts(entries)
                && Paths.isIndex(step)) {
            return descend(pointer + "/" + step, entries.element(), list.get(Integer.parseInt(step)), path, taken + 1);
        }
        return new Found(node(pointer, factType, value), taken);
    }

    /**
     * A node.
     *
     * @param taken how many steps of the path lead to it
     */
    record Found(Node node, int taken) {}
}
