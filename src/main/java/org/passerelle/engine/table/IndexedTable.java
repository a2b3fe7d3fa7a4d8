package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
        IndexedTables.COUNT.answered(answer != null);
        if (answer == null) {
            return engine.evaluate(events, result);
        }
        if (events.hasListeners()) {
            tell(answer, events, (DMNResultImpl) result);
        }
        return new EvaluatorResultImpl(answer.value(), ResultType.SUCCESS);
    }

    private void tell(Answer answer, DMNRuntimeEventManager events, DMNResultImpl result) {
        Selection matched = Selection.all(answer.matched());
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

    /** Returns the answer of the table among the values of a scope; null when the engine must give it. */
    public @Nullable Answer answer(Scope scope) {
        for (String name : required) {
            if (!scope.values().containsKey(name)) {
                return null;
            }
        }
        try {
            int[] hits = hits(scope);
            Answer answer = hits == null ? null : outcomes.of(hits, scope);
            return scope.isRemarked() ? null : answer;
        } catch (RuntimeException fault) {
            // The engine meets the same fault and says so in its own words.
            return null;
        }
    }

    /** The rows that hit; null when the index has no answer. */
    private int @Nullable [] hits(Scope scope) {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            values.add(column.expression().value(scope));
        }
        List<Rows> passed = new ArrayList<>(columns.size() + 1);
        passed.add(allRows);
        BitSet failed = new BitSet();
        for (int index = 0; index < columns.size(); index++) {
            Rows rows = rows(columns.get(index), values.get(index), passed, failed, scope);
            if (rows == null) {
                return null;
            }
            passed.add(rows);
        }
        int[] hits = Rows.common(passed);
        return failed.isEmpty()
                ? hits
                : Arrays.stream(hits).filter(row -> !failed.get(row)).toArray();
    }

    /**
     * The rows that a value passes in a column; null when the index has no answer.
     *
     * @param passed rows that passed each column before: as for the engine, no other cell is evaluated, which may well be an error
     * @param failed takes up the rows whose cell was evaluated and failed
     */
    private @Nullable Rows rows(Column column, @Nullable Object value, List<Rows> passed, BitSet failed, Scope scope) {
        if (!column.allows(scope, value)) {
            return null;
        }
        for (Map.Entry<Integer, List<UnaryTest>> cell : column.tests().entrySet()) {
            int row = cell.getKey();
            if (!failed.get(row) && Rows.isIn(passed, row) && !scope.passes(cell.getValue(), value)) {
                failed.set(row);
            }
        }
        return column.index() == null ? allRows : column.index().rows(value);
    }
}
