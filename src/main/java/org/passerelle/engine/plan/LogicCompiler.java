package org.passerelle.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNContextEvaluator;
import org.kie.dmn.core.ast.DMNListEvaluator;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.SimpleTypeImpl;
import org.kie.dmn.model.api.Binding;
import org.kie.dmn.model.api.Context;
import org.kie.dmn.model.api.Expression;
import org.kie.dmn.model.api.For;
import org.kie.dmn.model.api.Invocation;
import org.kie.dmn.model.api.LiteralExpression;
import org.passerelle.engine.table.Answer;
import org.passerelle.engine.table.IndexedTable;

/** Makes steps of boxed expressions. */
final class LogicCompiler {

    private final PlanCompiler functions;

    LogicCompiler(PlanCompiler functions) {
        this.functions = functions;
    }

    /**
     * Returns the step of an expression.
     *
     * @param evaluator what the engine made of the expression; null when it keeps that to itself
     * @throws NotPlannable when there is none
     */
    Step.Typed step(Expression expression, @Nullable DMNExpressionEvaluator evaluator, Names names) {
        if (evaluator instanceof IndexedTable table) {
            return new Step.Typed(frame -> consult(table, frame), null);
        } else if (expression instanceof LiteralExpression literal) {
            return names.expression(literal.getText());
        } else if (expression instanceof Invocation invocation) {
            return call(invocation, names);
        } else if (expression instanceof Context && evaluator instanceof DMNContextEvaluator context) {
            return context(context.getEntries(), names);
        } else if (expression instanceof org.kie.dmn.model.api.List list
                && evaluator instanceof DMNListEvaluator items) {
            return new Step.Typed(list(list, items.getElements(), names), null);
        } else if (expression instanceof For each) {
            return new Step.Typed(each(each, names), null);
        }
        throw new NotPlannable("a " + expression.getClass().getSimpleName() + " that is not understood");
    }

    private static @Nullable Object consult(IndexedTable table, Frame frame) {
        Answer answer = table.answer(frame.scope());
        if (answer == null) {
            throw new Unanswered();
        }
        frame.observer().consulted(table.id(), answer.selectedIds(), frame::values);
        return answer.value();
    }

    private Step list(org.kie.dmn.model.api.List list, List<DMNExpressionEvaluator> evaluators, Names names) {
        List<Step> items = new ArrayList<>();
        for (int item = 0; item < list.getExpression().size(); item++) {
            items.add(step(list.getExpression().get(item), evaluators.get(item), names)
                    .step());
        }
        return frame -> {
            List<@Nullable Object> values = new ArrayList<>(items.size());
            items.forEach(item -> values.add(item.value(frame)));
            return values;
        };
    }

    private Step each(For each, Names names) {
        Step list = step(each.getIn().getExpression(), null, names).step();
        String variable = each.getIteratorVariable();
        Step result = step(
                        each.getReturn().getExpression(),
                        null,
                        names.with(variable, SimpleTypeImpl.UNKNOWN_DMNTYPE(each.getURIFEEL())))
                .step();
        return frame -> {
            if (!(list.value(frame) instanceof Collection<?> entries)) {
                throw new Unanswered();
            }
            List<@Nullable Object> results = new ArrayList<>(entries.size());
            for (Object entry : entries) {
                Frame inner = frame.inner();
                inner.put(variable, entry);
                results.add(result.value(inner));
            }
            return results;
        };
    }

    /** An entry of a context, of which the entry without a name is the result. */
    private record Entry(@Nullable String name, Step step) {}

    private Step.Typed context(List<DMNContextEvaluator.ContextEntryDef> definitions, Names names) {
        List<Entry> entries = new ArrayList<>();
        Names known = names;
        Map<String, BaseDMNTypeImpl> fields = new HashMap<>();
        boolean nested = false;
        for (DMNContextEvaluator.ContextEntryDef definition : definitions) {
            Expression logic = definition.getContextEntry().getExpression();
            BaseDMNTypeImpl type = (BaseDMNTypeImpl) definition.getType();
            String name = definition.getContextEntry().getVariable() == null ? null : definition.getName();
            nested |= entries.stream().anyMatch(entry -> Words.of(logic).contains(entry.name()));
            Step.Typed step = step(logic, definition.getEvaluator(), known);
            entries.add(new Entry(name, type == null ? step.step() : functions.checked(step, type)));
            if (name != null && type != null) {
                known = known.with(name, type);
                fields.put(name, type);
            }
        }
        boolean hasResult = entries.stream().anyMatch(entry -> entry.name() == null);
        return new Step.Typed(context(entries, nested), null, hasResult ? Map.of() : fields);
    }

    private static Step context(List<Entry> entries, boolean nested) {
        return frame -> {
            Frame inner = nested ? frame.inner() : frame;
            Map<String, @Nullable Object> values = new HashMap<>();
            for (Entry entry : entries) {
                Object value = entry.step().value(inner);
                if (entry.name() == null) {
                    return value;
                }
                values.put(entry.name(), value);
                if (nested) {
                    inner.put(entry.name(), value);
                }
            }
            return values;
        };
    }

    private Step.Typed call(Invocation invocation, Names names) {
        Function function = functions.called(((LiteralExpression) invocation.getExpression()).getText(), names.node());
        Map<String, Step> bindings = new LinkedHashMap<>();
        for (Binding binding : invocation.getBinding()) {
            String name = binding.getParameter().getName();
            BaseDMNTypeImpl type = function.parameters().get(name);
            if (type == null) {
                throw new NotPlannable("'" + function.name() + "' has no parameter '" + name + "'");
            }
            bindings.put(name, functions.checked(step(binding.getExpression(), null, names), type));
        }
        if (bindings.size() != function.parameters().size()) {
            throw new NotPlannable("'" + function.name() + "' is not given all parameters");
        }
        return new Step.Typed(frame -> call(function, bindings, frame), function.type());
    }

    @SuppressWarnings("NullAway" /* an argument may well be null */)
    private static @Nullable Object call(Function function, Map<String, Step> bindings, Frame frame) {
        Map<String, Object> values = new HashMap<>();
        bindings.forEach((name, step) -> values.put(name, step.value(frame)));
        return function.call(frame, values);
    }
}
