package org.passerelle.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
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
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.parser.feel11.ASTBuilderVisitor;
import org.kie.dmn.feel.parser.feel11.FEELParser;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * An input cell that compares with constants only, so that few values tell all that it can tell apart.
 *
 * @param constants what it compares with: texts, numbers, days, true and false, but not null
 * @param tests as the engine compiles them; the cell holds when one of them does
 */
record Cell(List<Object> constants, List<UnaryTest> tests) {

    private static final String VALUE = "?";

    /** Returns the cell; null when it does not parse, computes, reads a variable or orders texts. */
    static @Nullable Cell read(String text) {
        List<FEELEvent> errors = new ArrayList<>();
        FEEL feel = FEELBuilder.builder().build();
        feel.addListener(event -> {
            if (event.getSeverity() == FEELEvent.Severity.ERROR) {
                errors.add(event);
            }
        });
        try {
            List<UnaryTest> tests = feel.evaluateUnaryTests(text, Map.of(VALUE, BuiltInType.UNKNOWN));
            List<Object> constants = new ArrayList<>();
            boolean constant = collect(parse(text), feel, constants);
            return constant && errors.isEmpty() ? new Cell(constants, tests) : null;
        } catch (RuntimeException unparsable) {
            // The engine's parser stumbles over what it has just reported.
            return null;
        }
    }

    private static ASTNode parse(String text) {
        return FEELParser.parse(null, text, Map.of(), Map.of(), List.of(), List.of(), null)
                .unaryTestsRoot()
                .accept(new ASTBuilderVisitor(Map.of(), null));
    }

    /** Adds the constants below a node; returns whether it holds nothing else. */
    private static boolean collect(ASTNode node, FEEL feel, List<Object> constants) {
        if (node instanceof NullNode || node instanceof DashNode || node instanceof UndefinedValueNode) {
            return true;
        }
        if (isConstant(node)) {
            return isKnown(feel.evaluate(node.getText()), constants);
        }
        boolean compares = node instanceof UnaryTestListNode
                || node instanceof UnaryTestNode
                || node instanceof ListNode
                || node instanceof RangeNode;
        for (ASTNode child : node.getChildrenNode()) {
            boolean ordersTexts = node instanceof RangeNode && child instanceof StringNode;
            compares = compares && !ordersTexts && collect(child, feel, constants);
        }
        return compares;
    }

    private static boolean isKnown(@Nullable Object constant, List<Object> constants) {
        if (constant instanceof BigDecimal
                || constant instanceof String
                || constant instanceof Boolean
                || constant instanceof LocalDate) {
            constants.add(constant);
            return true;
        }
        return false;
    }

    private static boolean isConstant(ASTNode node) {
        return node instanceof NumberNode
                || node instanceof SignedUnaryNode
                || node instanceof StringNode
                || node instanceof BooleanNode
                || node instanceof AtLiteralNode
                || node instanceof FunctionInvocationNode;
    }

    /**
     * Returns whether the engine lets a value pass; null when it cannot compare the two.
     *
     * @param value null when it is not known
     */
    @Nullable Boolean holds(@Nullable Object value) {
        EvaluationContext context = new EvaluationContextImpl(
                Cell.class.getClassLoader(), new FEELEventListenersManager(), FEELDialect.FEEL);
        context.setValue(VALUE, value);
        boolean compared = false;
        try {
            for (UnaryTest test : tests) {
                Boolean result = test.apply(context, value);
                if (Boolean.TRUE.equals(result)) {
                    return true;
                }
                compared |= result != null;
            }
        } catch (RuntimeException incomparable) {
            // Intervals throw where other tests yield null.
            return null;
        }
        return compared ? false : null;
    }
}
