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
 * What an expression reads, found in a list of nodes.
 *
 * @param places where each of its references leads
 */
record Reader(FeelExpression expression, List<Place> places) {

    static Reader of(FeelExpression expression, List<Reference> references, Function<Reference, Place> resolve) {
        if (references.isEmpty()) {
            return new Reader(expression, List.of());
        }
        return new Reader(expression, references.stream().map(resolve).toList());
    }

    /** Returns a node for the value of an expression. */
    static Node nodeOf(Logic.Expression expression, FeelFunctions functions, Function<Reference, Place> resolve) {
        List<Reference> references = expression.references();
        Reader reader = of(functions.expression(expression.text(), references), references, resolve);
        List<Node> inputs = List.copyOf(reader.nodes());
        return new Node.Derived(
                inputs, values -> reader.evaluate(inputs, values), functions.constants(expression.text()));
    }

    /** Returns the nodes that are read, each once. */
    Set<Node> nodes() {
        Set<Node> nodes = new LinkedHashSet<>();
        places.forEach(place -> nodes.add(place.node()));
        return nodes;
    }

    /**
     * Returns the value of the expression.
     *
     * @param inputs nodes among which those that are read stand
     * @param values of the nodes, in their order
     */
    @Nullable
    Object evaluate(List<Node> inputs, List<@Nullable Object> values) {
        List<@Nullable Object> read = new ArrayList<>();
        for (Place place : places) {
            read.add(Paths.walk(values.get(inputs.indexOf(place.node())), place.path()));
        }
        return expression.of(read);
    }
}
