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
            return table(table);
        } else if (expression instanceof LiteralExpression literal) {
            return names.expression(literal.getText());
        } else if (expression instanceof Invocation invocation) {
            return call(invocation, names);
        } else if (expression instanceof Context && evaluator instanceof DMNContextEvaluator context) {
            return context(context.getEntries(), names);
        } else if (expression instanceof org.kie.dmn.model.api.List list
                && evaluator instanceof DMNListEvaluator items) {
            return new Step.Typed(list(list, items.getElements(), names), new Known.Nothing());
        } else if (expression instanceof For each) {
            return each(each, names);
        }
        throw new NotPlannable("a " + expression.getClass().getSimpleName() + " that is not understood");
    }

    private static Step.Typed table(IndexedTable table) {
        List<@Nullable Object> results = table.results();
        Known known = results == null ? new Known.Nothing() : new Known.OneOf(results);
        return new Step.Typed(
                frame -> consult(table, frame), results != null && table.collects() ? new Known.ListOf(known) : known);
    }

    private static @Nullable Object consult(IndexedTable table, Frame frame) {
        Substitute substitute = frame.substitute();
        Substitute.Result result = substitute == null ? null : substitute.answer(table.id(), frame.values());
        if (result != null) {
            frame.observer().consulted(table.id(), result.rows(), frame::values);
            return result.value();
        }
        Answer answer = table.answerAmong(frame.scope());
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

    private Step.Typed each(For each, Names names) {
        Step list = step(each.getIn().getExpression(), null, names).step();
        String variable = each.getIteratorVariable();
        Names inner = names.with(variable, SimpleTypeImpl.UNKNOWN_DMNTYPE(each.getURIFEEL()));
        Step.Typed result = step(each.getReturn().getExpression(), null, inner);
        return new Step.Typed(frame -> each(list, variable, result.step(), frame), new Known.ListOf(result.values()));
    }

    private static Object each(Step list, String variable, Step result, Frame frame) {
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
    }

    /** An entry of a context, of which the entry without a name is the result. */
    private record Entry(@Nullable String name, Step step) {}

    private Step.Typed context(List<DMNContextEvaluator.ContextEntryDef> definitions, Names names) {
        List<Entry> entries = new ArrayList<>();
        Names inReach = names;
        Map<String, BaseDMNTypeImpl> fields = new HashMap<>();
        boolean nested = false;
        for (DMNContextEvaluator.ContextEntryDef definition : definitions) {
            Expression logic = definition.getContextEntry().getExpression();
            BaseDMNTypeImpl type = (BaseDMNTypeImpl) definition.getType();
            String name = definition.getContextEntry().getVariable() == null ? null : definition.getName();
            nested |= entries.stream().anyMatch(entry -> Words.of(logic).contains(entry.name()));
            Step.Typed step = step(logic, definition.getEvaluator(), inReach);
            entries.add(new Entry(name, type == null ? step.step() : functions.checked(step, type)));
            if (name != null && type != null) {
                inReach = inReach.with(name, type);
                fields.put(name, type);
            }
        }
        boolean hasResult = entries.stream().anyMatch(entry -> entry.name() == null);
        Known known = hasResult ? new Known.Nothing() : new Known.Structure(fields);
        return new Step.Typed(context(entries, nested), known);
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
        Argument[] arguments = bindings.entrySet().stream()
                .map(binding -> new Argument(binding.getKey(), binding.getValue()))
                .toArray(Argument[]::new);
        return new Step.Typed(frame -> call(function, arguments, frame), new Known.OfType(function.type()));
    }

    /** What a parameter is bound to. */
    private record Argument(String name, Step step) {}

    @SuppressWarnings("NullAway" /* an argument may well be null */)
    private static @Nullable Object call(Function function, Argument[] arguments, Frame frame) {
        Map<String, Object> values = new HashMap<>(function.size());
        for (Argument argument : arguments) {
            values.put(argument.name(), argument.step().value(frame));
        }
        return function.call(frame, values);
    }
}
