package org.passerelle.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;

/** A value: a fact that is not known, or what follows from other values. Compared by identity. */
public sealed interface Node {

    /** Returns the facts that this follows from; of a fact, that alone. */
    default Set<Unknown> facts() {
        Set<Unknown> facts = new HashSet<>();
        gather(this, new HashSet<>(), facts);
        return facts;
    }

    private static void gather(Node node, Set<Node> seen, Set<Unknown> facts) {
        if (seen.add(node)) {
            if (node instanceof Derived derived) {
                derived.inputs().forEach(input -> gather(input, seen, facts));
            } else {
                facts.add((Unknown) node);
            }
        }
    }

    /**
     * A fact that is not known.
     */
    final class Unknown implements Node {

        private final String pointer;
        private final List<String> path;
        private final FactType type;

        Unknown(String pointer, FactType type) {
            this.pointer = pointer;
            this.path = List.of(pointer.substring(1).split("/"));
            this.type = type;
        }

        /** Returns the steps from the facts to this one. */
        List<String> path() {
            return path;
        }

        /** Returns the JSON pointer of the fact. */
        public String pointer() {
            return pointer;
        }

        /** Returns what the fact may be. */
        public FactType type() {
            return type;
        }
    }

    /** A value that follows from others, always in the same way. One without inputs is known. */
    final class Derived implements Node {

        private final List<Node> inputs;
        private final Function<List<@Nullable Object>, @Nullable Object> function;
        private final Set<Object> constants;
        private final Map<List<@Nullable Object>, @Nullable Object> results = new HashMap<>();

        Derived(List<Node> inputs, Function<List<@Nullable Object>, @Nullable Object> function, Set<Object> constants) {
            this.inputs = List.copyOf(inputs);
            this.function = function;
            this.constants = Set.copyOf(constants);
        }

        /** Returns the values that this one follows from, each once. */
        public List<Node> inputs() {
            return inputs;
        }

        /** Returns the texts, numbers and days that the inputs are compared with. */
        public Set<Object> constants() {
            return constants;
        }

        /** Returns the value that follows from values of the inputs, in their order. Safe for threads, and keeps nothing. */
        @Nullable
        Object apply(List<@Nullable Object> values) {
            return function.apply(values);
        }

        /** Returns the value that follows from values of the inputs, in their order; found once. */
        public @Nullable Object follow(List<@Nullable Object> values) {
            Object known = results.get(values);
            if (known != null || results.containsKey(values)) {
                return known;
            }
            Object result = function.apply(values);
            results.put(values, result);
            return result;
        }
    }
}
