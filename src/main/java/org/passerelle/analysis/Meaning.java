package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;

/** What a cell of a decision table says, taken apart so that it can be put in words. */
public sealed interface Meaning {

    /** Any value will do. */
    record Anything() implements Meaning {}

    /**
     * A constant.
     *
     * @param value a text, number, day, true or false; null when it stands for "not known"
     */
    record Constant(@Nullable Object value) implements Meaning {}

    /** At least one of several holds. */
    record AnyOf(List<Meaning> alternatives) implements Meaning {}

    /** None of several holds. */
    record NoneOf(List<Meaning> excluded) implements Meaning {}

    /**
     * The value lies between bounds, of which one may be missing.
     *
     * @param low null when there is none
     * @param high null when there is none
     */
    record Between(@Nullable Bound low, @Nullable Bound high) implements Meaning {}

    /**
     * An end of a range.
     *
     * @param included whether the value itself is within
     */
    record Bound(Object value, boolean included) {}

    /** Something computed, which only its own notation says. */
    record Formula(String text) implements Meaning {}

    /** Returns what an input cell says. */
    public static Meaning ofTest(String cell) {
        return Cell.parse(cell) instanceof UnaryTestListNode tests ? of(tests) : new Formula(cell);
    }

    /** Returns what an output cell says: a constant or a formula. */
    public static Meaning ofResult(String cell) {
        return ofTest(cell) instanceof Constant constant ? constant : new Formula(cell);
    }

    private static Meaning of(UnaryTestListNode tests) {
        List<Meaning> parts = new ArrayList<>();
        for (ASTNode node : tests.getChildrenNode()) {
            parts.add(of(node));
        }
        if (parts.stream().anyMatch(Formula.class::isInstance)) {
            return new Formula(tests.getText());
        }
        if (tests.isNegated()) {
            return new NoneOf(parts);
        }
        return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
    }

    private static Meaning of(ASTNode node) {
        if (node instanceof DashNode) {
            return new Anything();
        }
        if (node instanceof NullNode) {
            return new Constant(null);
        }
        if (node instanceof RangeNode range) {
            return of(range);
        }
        Object value = Cell.constant(node);
        return value == null ? new Formula(node.getText()) : new Constant(value);
    }

    private static Meaning of(RangeNode range) {
        Bound low = bound(range.getStart(), range.getLowerBound());
        Bound high = bound(range.getEnd(), range.getUpperBound());
        boolean computed = (low == null && !(range.getStart() instanceof UndefinedValueNode))
                || (high == null && !(range.getEnd() instanceof UndefinedValueNode));
        return computed ? new Formula(range.getText()) : new Between(low, high);
    }

    private static @Nullable Bound bound(ASTNode end, RangeNode.IntervalBoundary boundary) {
        Object value = Cell.constant(end);
        return value == null ? null : new Bound(value, boundary == RangeNode.IntervalBoundary.CLOSED);
    }
}
