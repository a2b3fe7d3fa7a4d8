package org.passerelle.engine.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IfExpressionNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.util.EvalHelper;
import org.kie.dmn.feel.util.NumberEvalHelper;
import org.passerelle.feel.ClosedFeel;

/** Makes terms of what the engine has compiled. */
public final class Terms {

    private static final FEELImpl ENGINE = ClosedFeel.engine();

    private Terms() {}

    /** Returns an expression as a term. */
    public static Term of(InterpretedExecutableExpression expression) {
        Term direct = direct(expression.getASTNode());
        return direct == null ? scope -> scope.evaluate(expression) : orEngine(direct, expression);
    }

    private static Term orEngine(Term direct, CompiledFEELExpression engine) {
        return scope -> {
            Object value = direct.value(scope);
            return value == Term.UNCLEAR ? scope.evaluate(engine) : value;
        };
    }

    /** An expression without the engine; null when it cannot be had. */
    private static @Nullable Term direct(ASTNode node) {
        List<String> path = Syntax.path(node);
        if (!path.isEmpty()) {
            return scope -> value(scope, path);
        }
        if (Syntax.isConstant(node)) {
            Object constant = node.evaluate(ENGINE.newEvaluationContext(List.of(), Map.of()));
            return scope -> constant;
        }
        if (node instanceof InfixOpNode operation) {
            Term left = direct(operation.getLeft());
            Term right = direct(operation.getRight());
            return left == null || right == null ? null : Operation.of(operation.getOperator(), left, right);
        } else if (node instanceof IfExpressionNode choice) {
            return choice(choice);
        } else if (node instanceof PathExpressionNode step && step.getName() instanceof NameRefNode name) {
            Term start = direct(step.getExpression());
            return start == null ? null : scope -> step(start.value(scope), name.getText());
        } else if (node instanceof ListNode list) {
            List<Term> elements = all(list.getElements());
            return elements == null ? null : scope -> list(elements, scope);
        }
        return node instanceof FunctionInvocationNode call ? call(call) : null;
    }

    private static @Nullable Term choice(IfExpressionNode choice) {
        Term condition = direct(choice.getCondition());
        Term then = direct(choice.getThenExpression());
        Term otherwise = direct(choice.getElseExpression());
        if (condition == null || then == null || otherwise == null) {
            return null;
        }
        return scope -> {
            Object holds = condition.value(scope);
            if (holds == Term.UNCLEAR) {
                return holds;
            }
            return Boolean.TRUE.equals(holds) ? then.value(scope) : otherwise.value(scope);
        };
    }

    private static @Nullable Term call(FunctionInvocationNode call) {
        List<Term> arguments = all(call.getParams().getElements());
        return arguments == null
                ? null
                : switch (call.getName().getText() + "/" + arguments.size()) {
                    case "count/1" -> scope -> count(arguments.get(0).value(scope));
                    case "not/1" -> scope -> not(arguments.get(0).value(scope));
                    case "list contains/2" ->
                        scope -> contains(
                                arguments.get(0).value(scope), arguments.get(1).value(scope));
                    case "concatenate/2" ->
                        scope -> joined(
                                arguments.get(0).value(scope), arguments.get(1).value(scope));
                    default -> null;
                };
    }

    private static @Nullable List<Term> all(List<BaseNode> nodes) {
        List<Term> terms = new ArrayList<>();
        for (BaseNode node : nodes) {
            Term term = direct(node);
            if (term == null) {
                return null;
            }
            terms.add(term);
        }
        return terms;
    }

    private static @Nullable Object value(Scope scope, List<String> path) {
        String name = path.get(0);
        Object value = scope.values().get(name);
        if (value == null && !scope.values().containsKey(name)) {
            return Term.UNCLEAR;
        }
        for (int step = 1; step < path.size() && value != null; step++) {
            value = step(value, path.get(step));
        }
        return NumberEvalHelper.coerceNumber(value);
    }

    private static @Nullable Object step(@Nullable Object value, String name) {
        if (value == null || value == Term.UNCLEAR) {
            return value;
        } else if (value instanceof Map<?, ?> structure) {
            return NumberEvalHelper.coerceNumber(structure.get(name));
        }
        return value instanceof Duration
                ? EvalHelper.getDefinedValue(value, name).getValueResult().getOrElse(null)
                : Term.UNCLEAR;
    }

    private static Object list(List<Term> elements, Scope scope) {
        List<@Nullable Object> values = new ArrayList<>(elements.size());
        for (Term element : elements) {
            Object value = element.value(scope);
            if (value == Term.UNCLEAR) {
                return value;
            }
            values.add(value);
        }
        return values;
    }

    private static Object count(@Nullable Object list) {
        return list instanceof List<?> entries ? BigDecimal.valueOf(entries.size()) : Term.UNCLEAR;
    }

    private static Object not(@Nullable Object value) {
        return value instanceof Boolean flag ? !flag : Term.UNCLEAR;
    }

    private static Object joined(@Nullable Object one, @Nullable Object other) {
        if (!(one instanceof List<?> first && other instanceof List<?> second)) {
            return Term.UNCLEAR;
        }
        List<@Nullable Object> all = new ArrayList<>(first.size() + second.size());
        all.addAll(first);
        all.addAll(second);
        return all;
    }

    private static Object contains(@Nullable Object list, @Nullable Object element) {
        return list instanceof List<?> entries && element instanceof String ? entries.contains(element) : Term.UNCLEAR;
    }
}
