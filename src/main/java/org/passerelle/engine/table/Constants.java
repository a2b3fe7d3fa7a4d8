package org.passerelle.engine.table;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode.UnaryOperator;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.passerelle.engine.feel.Syntax;

/** What the cells of a table compare with. */
final class Constants {

    private Constants() {}

    /** Whether a cell passes whatever the value. */
    static boolean isDash(ASTNode tests) {
        return tests instanceof UnaryTestListNode list
                && !list.isNegated()
                && list.getElements().size() == 1
                && list.getElements().get(0) instanceof DashNode;
    }

    /**
     * Adds the constants that tests compare their value with.
     *
     * @return whether that is all they do
     */
    static boolean collect(ASTNode node, EvaluationContext context, List<Comparable<?>> constants) {
        if (node instanceof NullNode || node instanceof DashNode || node instanceof UndefinedValueNode) {
            return true;
        }
        if (Syntax.isConstant(node)) {
            return add(node.evaluate(context), constants);
        }
        if (node instanceof UnaryTestNode test && test.getOperator() == UnaryOperator.IN) {
            return collect(test.getValue(), context, constants)
                    // A list contains a number only with the same count of decimals.
                    && !(test.getValue() instanceof ListNode
                            && constants.stream().anyMatch(BigDecimal.class::isInstance));
        }
        boolean compares = node instanceof UnaryTestListNode
                || node instanceof ListNode
                || node instanceof RangeNode
                || (node instanceof UnaryTestNode test && test.getOperator() != UnaryOperator.TEST);
        for (ASTNode child : node.getChildrenNode()) {
            compares = compares && collect(child, context, constants);
        }
        return compares;
    }

    private static boolean add(@Nullable Object constant, List<Comparable<?>> constants) {
        return constant != null && Kind.of(constant) != null && constants.add((Comparable<?>) constant);
    }
}
