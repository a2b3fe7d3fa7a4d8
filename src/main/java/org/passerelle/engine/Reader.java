package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;

/**
 * What an expression reads, found in a list of nodes.
 *
 * @param text the expression, in FEEL
 * @param references what it reads
 * @param places where each reference leads
 */
record Reader(String text, List<Reference> references, List<Place> places) {

    static Reader of(String text, List<Reference> references, Function<Reference, Place> resolve) {
        return new Reader(text, references, references.stream().map(resolve).toList());
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
        return FeelFunctions.evaluate(text, references, read);
    }
}
