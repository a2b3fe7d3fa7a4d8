package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;

/**
 * What an expression reads, found in nodes.
 *
 * @param places where each of its references leads
 */
record Reader(FeelExpression expression, List<Place> places) {

    static Reader of(FeelExpression expression, List<Reference> references, Function<Reference, Place> resolve) {
        return new Reader(expression, references.stream().map(resolve).toList());
    }

    /** Returns a node for the value of an expression. */
    static Node nodeOf(Logic.Expression expression, FeelFunctions functions, Function<Reference, Place> resolve) {
        List<Reference> references = expression.references();
        Reader reader = of(functions.expression(expression.text(), references), references, resolve);
        List<Node> inputs = List.copyOf(reader.nodes());
        return new Node.Derived(inputs, reader.among(inputs)::evaluate, functions.constants(expression.text()));
    }

    /** Returns the nodes that are read, each once. */
    Set<Node> nodes() {
        Set<Node> nodes = new LinkedHashSet<>();
        places.forEach(place -> nodes.add(place.node()));
        return nodes;
    }

    /**
     * Returns the expression as a function of nodes.
     *
     * @param inputs nodes among which those that are read stand
     */
    Bound among(List<Node> inputs) {
        return new Bound(
                expression,
                places.stream().map(place -> inputs.indexOf(place.node())).toList(),
                places.stream().map(Place::path).toList());
    }

    /**
     * An expression as a function of nodes.
     *
     * @param positions of the nodes that its references lead to
     * @param paths into their values
     */
    record Bound(FeelExpression expression, List<Integer> positions, List<List<String>> paths) {

        /**
         * Returns the value of the expression.
         *
         * @param values of the nodes, in their order
         */
        @Nullable
        Object evaluate(List<@Nullable Object> values) {
            List<@Nullable Object> read = new ArrayList<>(positions.size());
            for (int reference = 0; reference < positions.size(); reference++) {
                read.add(Paths.walk(values.get(positions.get(reference)), paths.get(reference)));
            }
            return expression.of(read);
        }
    }
}
