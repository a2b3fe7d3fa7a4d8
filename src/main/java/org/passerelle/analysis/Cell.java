package org.passerelle.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.AtLiteralNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.UnaryTestListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;
import org.passerelle.engine.UnaryTest;
import org.passerelle.feel.ClosedFeel;

/**
 * An input cell that compares with constants only, so that few values tell all that it can tell apart.
 *
 * @param constants what it compares with: texts, numbers, days, true and false, but not null
 * @param test the cell as the engine evaluates it
 */
record Cell(List<Object> constants, UnaryTest test) {

    private static final FEEL ENGINE = ClosedFeel.engine();

    /** Bound of the cells kept: they recur from row to row and from version to version of a table. */
    private static final int MOST_KEPT = 5000;

    private static final Map<String, Optional<Cell>> KEPT = new ConcurrentHashMap<>();

    /** Returns the cell; null when it does not parse, computes, reads a variable or orders texts. */
    static @Nullable Cell read(String text) {
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(text, any -> Optional.ofNullable(compile(text)))
                .orElse(null);
    }

    private static @Nullable Cell compile(String text) {
        try {
            UnaryTest test = UnaryTest.of(text);
            List<Object> constants = new ArrayList<>();
            return collect(parse(text), constants) ? new Cell(constants, test) : null;
        } catch (IllegalArgumentException unparsable) {
            return null;
        }
    }

    /** Returns the syntax of a cell that the engine can evaluate. */
    static ASTNode parse(String text) {
        return FEELParser.parse(null, text, Map.of(), Map.of(), List.of(), List.of(), null)
                .unaryTestsRoot()
                .accept(new ASTBuilderVisitor(Map.of(), null));
    }

    /** Adds the constants below a node; returns whether it holds nothing else. */
    private static boolean collect(ASTNode node, List<Object> constants) {
        if (node instanceof NullNode || node instanceof DashNode || node instanceof UndefinedValueNode) {
            return true;
        }
        if (isConstant(node)) {
            Object constant = constant(node);
            return constant != null && constants.add(constant);
        }
        boolean compares = node instanceof UnaryTestListNode
                || node instanceof UnaryTestNode
                || node instanceof ListNode
                || node instanceof RangeNode;
        for (ASTNode child : node.getChildrenNode()) {
            boolean ordersTexts = node instanceof RangeNode && child instanceof StringNode;
            compares = compares && !ordersTexts && collect(child, constants);
        }
        return compares;
    }

    private static boolean isConstant(ASTNode node) {
        return node instanceof NumberNode
                || node instanceof SignedUnaryNode
                || node instanceof StringNode
                || node instanceof BooleanNode
                || node instanceof AtLiteralNode
                || node instanceof FunctionInvocationNode;
    }

    /** Returns the text, number, day, true or false that a node stands for; null when it is none of them. */
    static @Nullable Object constant(ASTNode node) {
        Object value = isConstant(node) ? ENGINE.evaluate(node.getText()) : null;
        boolean known = value instanceof BigDecimal
                || value instanceof String
                || value instanceof Boolean
                || value instanceof LocalDate;
        return known ? value : null;
    }
}
