package org.passerelle.engine.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.passerelle.engine.feel.Syntax;
import org.passerelle.engine.feel.Terms;
import org.passerelle.feel.ClosedFeel;

/**
 * The names that some logic may read.
 *
 * @param node whose logic it is
 * @param types by name
 */
record Names(DMNBaseNode node, Map<String, BaseDMNTypeImpl> types) {

    static final FEELImpl FEEL = ClosedFeel.engine();

    Names with(String name, BaseDMNTypeImpl type) {
        Map<String, BaseDMNTypeImpl> more = new LinkedHashMap<>(types);
        more.put(name, type);
        return new Names(node, more);
    }

    /**
     * Returns an expression, and its type where that is known.
     *
     * @throws NotPlannable when it calls functions of the model or reads what is not in reach
     */
    Step.Typed expression(String text) {
        boolean[] wrong = {false};
        CompilerContext context = FEEL.newCompilerContext(List.of(event -> wrong[0] = true));
        types.forEach((name, type) -> context.addInputVariableType(name, feelType(type)));
        InterpretedExecutableExpression expression =
                FEEL.processExpression(text, context).getInterpreted();
        if (wrong[0] || !Syntax.isPure(expression.getASTNode(), this::isBuiltIn, Set.of())) {
            throw new NotPlannable("'" + text + "' reads more than plain values");
        }
        var term = Terms.of(expression);
        return new Step.Typed(frame -> frame.value(term), known(expression.getASTNode()));
    }

    private static Type feelType(BaseDMNTypeImpl type) {
        return type.getFeelType() == null ? BuiltInType.UNKNOWN : type.getFeelType();
    }

    private boolean isBuiltIn(String function) {
        return !types.containsKey(function) && BuiltInFunctions.getFunction(function) != null;
    }

    private Known known(ASTNode node) {
        if (Syntax.isConstant(node)) {
            return new Known.OneOf(
                    Collections.singletonList(node.evaluate(FEEL.newEvaluationContext(List.of(), Map.of()))));
        } else if (node instanceof IfExpressionNode choice && isEmptyList(choice.getThenExpression())) {
            return known(choice.getElseExpression());
        }
        return Known.of(typeOf(Syntax.path(node)));
    }

    /** An empty list fits every type of lists. */
    private static boolean isEmptyList(ASTNode node) {
        return node instanceof ListNode list && list.getElements().isEmpty();
    }

    private @Nullable BaseDMNTypeImpl typeOf(List<String> path) {
        BaseDMNTypeImpl type = path.isEmpty() ? null : types.get(path.get(0));
        for (int step = 1; step < path.size() && type != null; step++) {
            type = type.isCollection()
                    ? null
                    : (BaseDMNTypeImpl) type.getFields().get(path.get(step));
        }
        return type;
    }
}
