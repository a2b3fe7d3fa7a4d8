package org.passerelle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.plan.Substitute;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Table;

/** A table of an edition as it could be written instead. Its rows yield what rows of the edition's own table yield. Safe for threads. */
public final class TableVariant implements Substitute {

    private static final PerEdition<FeelFunctions> FUNCTIONS = new PerEdition<>(edition -> new FeelFunctions());

    private final Table table;
    private final FeelFunctions functions;
    private final List<FeelExpression> columns;

    private TableVariant(Table table, FeelFunctions functions) {
        this.table = table;
        this.functions = functions;
        this.columns = table.columns().stream()
                .map(column -> functions.expression(column.expression(), column.references()))
                .toList();
    }

    /** Returns a variant of the table of the same id. */
    public static TableVariant of(Edition edition, Table table) {
        return new TableVariant(table, FUNCTIONS.of(edition));
    }

    /** Returns the table as it could be written. */
    public Table table() {
        return table;
    }

    @Override
    public @Nullable Result answer(String id, Map<String, Object> variables) {
        return id.equals(table.id()) ? answer(variables) : null;
    }

    /**
     * Returns what the table answers.
     *
     * @param variables the values in reach of it, as a {@link Trace.Consultation} holds them
     * @throws IllegalStateException when no row hits, or several that may not
     */
    public Result answer(Map<String, Object> variables) {
        List<@Nullable Object> seen = new ArrayList<>(columns.size());
        columns.forEach(column -> seen.add(column.among(variables)));
        List<Table.Row> hits = table.rows().stream()
                .filter(row -> isHit(row, seen))
                .limit(table.hitPolicy() == Table.HitPolicy.FIRST ? 1 : Long.MAX_VALUE)
                .toList();
        List<@Nullable Object> results = new ArrayList<>();
        hits.forEach(row -> results.add(result(row.results(), row, variables)));
        List<String> rows = hits.stream().map(Table.Row::id).toList();
        if (table.hitPolicy().collects()) {
            return new Result(results, rows);
        } else if (hits.isEmpty() && table.hasDefault()) {
            return new Result(result(table.defaults(), null, variables), rows);
        } else if (hits.size() == 1
                || (table.hitPolicy() == Table.HitPolicy.ANY && new HashSet<>(results).size() == 1)) {
            return new Result(results.get(0), rows.subList(0, 1));
        }
        throw new IllegalStateException(hits.size() + " rows of " + table.id() + " hit.");
    }

    private boolean isHit(Table.Row row, List<@Nullable Object> seen) {
        for (int column = 0; column < seen.size(); column++) {
            if (row.tests(column) && !functions.passes(row.tests().get(column), seen.get(column))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object result(List<String> cells, Table.@Nullable Row row, Map<String, Object> variables) {
        List<@Nullable Object> values = new ArrayList<>();
        cells.forEach(cell -> values.add(functions
                .expression(cell, row == null ? List.of() : row.references())
                .among(variables)));
        if (values.size() == 1) {
            return values.get(0);
        }
        Map<String, @Nullable Object> result = new HashMap<>();
        for (int output = 0; output < values.size(); output++) {
            result.put(table.outputs().get(output), values.get(output));
        }
        return result;
    }
}
