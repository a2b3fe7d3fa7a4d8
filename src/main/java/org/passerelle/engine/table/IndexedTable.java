package org.passerelle.engine.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.EvaluatorResult;
import org.kie.dmn.api.core.EvaluatorResult.ResultType;
import org.kie.dmn.api.core.event.DMNRuntimeEventManager;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.EvaluatorResultImpl;
import org.kie.dmn.core.compiler.RuntimeModeOption;
import org.kie.dmn.core.impl.DMNResultImpl;
import org.kie.dmn.core.impl.DMNRuntimeEventManagerUtils;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.table.Answer.Selection;
import org.passerelle.engine.table.Answer.Several;

/**
 * Evaluates a decision table by its index, with the results and events of the engine's own evaluator. Whatever that one would remark on,
 * it is left to evaluate.
 */
public final class IndexedTable implements DMNExpressionEvaluator {

    private final DMNExpressionEvaluator engine;
    private final FEELImpl feel;
    private final Label label;
    private final List<String> required;
    private final List<Column> columns;
    private final Rows allRows;
    private final Outcomes outcomes;

    /** Names by which listeners are told of a table. */
    record Label(String node, String table, @Nullable String id) {}

    /**
     * Creates an evaluator.
     *
     * @param engine the engine's own evaluator of the table
     * @param required names of variables that must be defined
     * @param allRows every row of the table
     */
    IndexedTable(
            DMNExpressionEvaluator engine,
            FEELImpl feel,
            Label label,
            List<String> required,
            List<Column> columns,
            Rows allRows,
            Outcomes outcomes) {
        this.engine = engine;
        this.feel = feel;
        this.label = label;
        this.required = required;
        this.columns = columns;
        this.allRows = allRows;
        this.outcomes = outcomes;
    }

    @Override
    public EvaluatorResult evaluate(DMNRuntimeEventManager events, DMNResult result) {
        Answer answer = answer(events, result);
        if (answer == null) {
            return engine.evaluate(events, result);
        }
        if (events.hasListeners()) {
            tell(answer, events, (DMNResultImpl) result);
        }
        return new EvaluatorResultImpl(forCaller(answer.value()), ResultType.SUCCESS);
    }

    /**
     * Several outputs, which the caller may change, are copied. They stay in the engine's order: a map made of another may have its own. The
     * map of a single output is what its cell says.
     */
    private @Nullable Object forCaller(@Nullable Object value) {
        if (!outcomes.areOfSeveralOutputs() || !(value instanceof Map<?, ?> outputs)) {
            return value;
        }
        Map<Object, Object> copy = new HashMap<>();
        outputs.forEach(copy::put);
        return copy;
    }

    private void tell(Answer answer, DMNRuntimeEventManager events, DMNResultImpl result) {
        Selection matched = new Several(answer.matched());
        Selection selected = answer.selected();
        DMNRuntimeEventManagerUtils.fireBeforeEvaluateDecisionTable(
                events, label.node(), label.table(), label.id(), result);
        DMNRuntimeEventManagerUtils.fireAfterEvaluateDecisionTable(
                events,
                label.node(),
                label.table(),
                label.id(),
                result,
                matched.numbers(),
                selected == null ? null : selected.numbers(),
                matched.ids(),
                selected == null ? null : selected.ids(),
                events.getCurrentEvaluatingDecisionName());
    }

    private @Nullable Answer answer(DMNRuntimeEventManager events, DMNResult result) {
        DMNRuntimeImpl runtime = (DMNRuntimeImpl) events.getRuntime();
        boolean lenient = runtime.getRuntimeModeOption() == RuntimeModeOption.MODE.LENIENT;
        boolean typeCheck = runtime.performRuntimeTypeCheck(((DMNResultImpl) result).getModel());
        return answer(new Scope(feel, result.getContext().getAll(), lenient, typeCheck));
    }

    /** Returns the id of the table as listeners are told it. */
    public String id() {
        return String.valueOf(label.id());
    }

    private @Nullable Answer answer(Scope scope) {
        for (String name : required) {
            if (!scope.values().containsKey(name)) {
                return null;
            }
        }
        return answerAmong(scope);
    }

    /** Returns every result that a row or a default can give, of a table that collects each entry; null when some must be computed. */
    public @Nullable List<@Nullable Object> results() {
        return outcomes.results();
    }

    /** Returns whether the table yields a list. */
    public boolean collects() {
        return outcomes.collect();
    }

    /**
     * Returns the answer of the table; null when the engine must give it.
     *
     * @param scope in which all names are defined that the table reads
     */
    public @Nullable Answer answerAmong(Scope scope) {
        Answer answer = lookUp(scope);
        IndexedTables.COUNT.answered(answer != null);
        return answer;
    }

    private @Nullable Answer lookUp(Scope scope) {
        try {
            Rows hits = hits(scope);
            Answer answer = hits == null ? null : outcomes.of(hits.numbers(), scope);
            return scope.isRemarked() ? null : answer;
        } catch (RuntimeException fault) {
            // The engine meets the same fault and says so in its own words.
            return null;
        }
    }

    /** The rows that hit; null when the index has no answer. */
    private @Nullable Rows hits(Scope scope) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = columns.get(index).expression().value(scope);
        }
        Rows hits = allRows;
        for (int index = 0; index < values.length && hits != null; index++) {
            hits = hits(columns.get(index), values[index], hits, scope);
        }
        return hits;
    }

    /**
     * Those of some rows that a value passes in a column; null when the index has no answer.
     *
     * @param passed rows that passed each column before: as for the engine, no other cell is evaluated, which may well be an error
     */
    private @Nullable Rows hits(Column column, @Nullable Object value, Rows passed, Scope scope) {
        if (!column.allows(scope, value)) {
            return null;
        }
        Rows hits = passed;
        for (Map.Entry<Integer, List<UnaryTest>> cell : column.tests()) {
            int row = cell.getKey();
            if (hits.contains(row) && !scope.passes(cell.getValue(), value)) {
                hits = hits.without(row);
            }
        }
        if (column.index() == null) {
            return hits;
        }
        Rows found = column.index().rows(value);
        // Mostly each cell is in the index, and the first column leaves what it finds.
        return found == null || hits == allRows ? found : hits.and(found);
    }
}
