package org.passerelle.engine;

import java.util.List;
import java.util.Set;

/**
 * A node and the path into its value.
 */
record Place(Node node, List<String> path) {

    /** Returns a node for the value at the path itself. */
    Node reach() {
        return path.isEmpty()
                ? node
                : new Node.Derived(List.of(node), values -> Paths.walk(values.get(0), path), Set.of());
    }
}
