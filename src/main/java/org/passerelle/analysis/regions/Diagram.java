package org.passerelle.analysis.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.JointIndex;

/**
 * What two versions of a table make of every combination of values, as a decision diagram: one node for all that goes on alike, so that
 * millions of combinations need few nodes.
 *
 * @param <T> what a combination comes to
 */
final class Diagram<T> {

    private final JointIndex index;
    private final BiFunction<BitSet, BitSet, T> yields;
    private final long limit;
    private final Map<List<Object>, Node<T>> nodes = new HashMap<>();
    private final List<Map<List<BitSet>, Node<T>>> known = new ArrayList<>();
    private long steps;

    /**
     * A node.
     *
     * @param column it branches on; as many as there are columns when it is an end
     * @param children by value of the column
     * @param end what all combinations below it come to; null when it branches
     */
    record Node<T>(
            int column, List<Node<T>> children, @Nullable T end) {

        @Override
        @SuppressWarnings("ReferenceEquality" /* equal nodes are one */)
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** There are too many combinations to look at. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Diagram(JointIndex index, BiFunction<BitSet, BitSet, T> yields, long limit) {
        this.index = index;
        this.yields = yields;
        this.limit = limit;
        index.columns().forEach(column -> known.add(new HashMap<>()));
    }

    /**
     * Returns the root.
     *
     * @param yields what the rows that hit before and after come to
     * @param limit the most steps to take
     * @throws TooMany when they do not suffice
     */
    static <T> Node<T> of(JointIndex index, int before, int after, BiFunction<BitSet, BitSet, T> yields, long limit) {
        return new Diagram<>(index, yields, limit).visit(0, all(before), all(after));
    }

    private static BitSet all(int rows) {
        BitSet all = new BitSet();
        all.set(0, rows);
        return all;
    }

    private Node<T> visit(int column, BitSet before, BitSet after) {
        if (column == index.columns().size()) {
            T end = yields.apply(before, after);
            return nodes.computeIfAbsent(List.of(column, end), any -> new Node<>(column, List.of(), end));
        }
        Map<List<BitSet>, Node<T>> seen = known.get(column);
        Node<T> found = seen.get(List.of(before, after));
        if (found == null) {
            found = branch(column, before, after);
            seen.put(List.of(before, after), found);
        }
        return found;
    }

    private Node<T> branch(int column, BitSet before, BitSet after) {
        List<Node<T>> children = new ArrayList<>();
        for (JointIndex.Value value : index.columns().get(column).values()) {
            if (++steps > limit) {
                throw new TooMany();
            }
            children.add(visit(column + 1, and(before, value.before()), and(after, value.after())));
        }
        Node<T> first = children.get(0);
        if (children.stream().allMatch(first::equals)) {
            return first;
        }
        List<Object> key = new ArrayList<>(children);
        key.add(column);
        return Objects.requireNonNull(nodes.computeIfAbsent(key, any -> new Node<>(column, children, null)));
    }

    private static BitSet and(BitSet rows, BitSet passed) {
        BitSet left = (BitSet) rows.clone();
        left.and(passed);
        return left;
    }
}
