package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.compiler.DMNEvaluatorCompiler;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTOutputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.feel.Syntax;
import org.passerelle.engine.feel.Terms;

/** Compiles the output side of a decision table. */
final class OutputCompiler {

    private final Feel feel;
    private final DMNModelImpl model;
    private final DecisionTable table;
    private final Map<String, Row.Output> known = new HashMap<>();

    OutputCompiler(Feel feel, DMNModelImpl model, DecisionTable table) {
        this.feel = feel;
        this.model = model;
        this.table = table;
    }

    Outcomes compile(String name) {
        List<DTOutputClause> clauses =
                table.getOutput().stream().map(this::clause).toList();
        List<Row> rows = new ArrayList<>();
        for (DecisionRule rule : table.getRule()) {
            rows.add(row(rule, rows.size(), clauses));
        }
        String aggregation = table.getAggregation() == null
                ? ""
                : " " + table.getAggregation().value();
        HitPolicy policy = HitPolicy.fromString(table.getHitPolicy().value() + aggregation);
        DecisionTableImpl outputs =
                new DecisionTableImpl(name, List.of(), List.of(), clauses, List.of(), policy, feel.engine());
        return new Outcomes(outputs, rows, defaults(clauses));
    }

    private DTOutputClause clause(OutputClause clause) {
        BaseDMNTypeImpl type = DMNEvaluatorCompiler.inferTypeRef(model, table, clause);
        LiteralExpression otherwise = clause.getDefaultOutputEntry();
        String text = otherwise == null ? null : otherwise.getText();
        return new DTOutputClause(
                clause.getName(),
                clause.getId(),
                allowed(clause, type),
                text == null || text.isEmpty() ? null : text,
                type.getFeelType(),
                type.isCollection());
    }

    private @Nullable List<UnaryTest> allowed(OutputClause clause, BaseDMNTypeImpl type) {
        if (clause.getOutputValues() != null) {
            String text = Objects.requireNonNullElse(clause.getOutputValues().getText(), "");
            return text.isEmpty()
                    ? List.of()
                    : feel.tests(text, model.getTypeRegistry().unknown()).tests();
        }
        return type.getAllowedValuesFEEL();
    }

    private Row row(DecisionRule rule, int index, List<DTOutputClause> clauses) {
        if (rule.getOutputEntry().size() != clauses.size()) {
            throw new NotIndexable("row " + (index + 1) + " does not have one cell per output");
        }
        List<Row.Output> outputs = new ArrayList<>();
        for (int output = 0; output < clauses.size(); output++) {
            String text = rule.getOutputEntry().get(output).getText();
            String name = clauses.get(output).getName();
            outputs.add(output(name, text == null || text.isEmpty() ? "null" : text));
        }
        Row unproven = new Row(new DTDecisionRule(index, rule.getId()), outputs, false);
        return new Row(unproven.rule(), outputs, isProven(unproven, clauses));
    }

    private Row.Output output(@Nullable String name, String text) {
        return known.computeIfAbsent(name + "=" + text, any -> {
            InterpretedExecutableExpression expression = feel.expression(text);
            if (Syntax.readsValue(expression.getASTNode())) {
                throw new NotIndexable("the output '" + text + "' reads '?'");
            }
            return Syntax.isConstant(expression.getASTNode())
                    ? new Row.Output(name, feel.constant(expression), null)
                    : new Row.Output(name, null, Terms.of(expression));
        });
    }

    /** Whether the engine admits the outputs, whatever the case. */
    private boolean isProven(Row row, List<DTOutputClause> clauses) {
        if (row.outputs().stream().anyMatch(output -> output.expression() != null)) {
            return false;
        }
        Scope scope = new Scope(feel.engine(), Map.of(), false, true);
        List<@Nullable Object> results = new ArrayList<>();
        results.add(row.result(scope));
        boolean admitted = DecisionTableImpl.checkResults(clauses, scope.context(), List.of(row.rule()), results)
                .isEmpty();
        return admitted && !scope.isRemarked();
    }

    /** What each output is when no row hits; empty when it is not said for all, null when it must be computed. */
    private @Nullable List<@Nullable Object> defaults(List<DTOutputClause> clauses) {
        List<@Nullable Object> values = new ArrayList<>();
        for (DTOutputClause clause : clauses) {
            if (clause.getDefaultValue() == null) {
                return List.of();
            }
            InterpretedExecutableExpression expression = feel.anyExpression(clause.getDefaultValue());
            if (!Syntax.isConstant(expression.getASTNode())) {
                return null;
            }
            values.add(feel.constant(expression));
        }
        return values;
    }
}
