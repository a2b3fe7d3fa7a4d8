package org.passerelle.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/** What the cells of a table make of the values that it sees. */
public final class TableValues {

    private final Table table;
    private final List<FeelExpression> columns;
    private final BitSet counts = new BitSet();
    private final List<List<UnaryTest>> tests;
    private final List<List<FeelExpression>> results;
    private final boolean fixed;

    /** Compiles the cells of a table. */
    public TableValues(Table table) {
        this.table = table;
        this.columns = table.columns().stream()
                .map(column -> FeelExpression.of(column.expression(), column.references()))
                .toList();
        for (int column = 0; column < columns.size(); column++) {
            counts.set(column, isCount(table.columns().get(column)));
        }
        this.tests = table.rows().stream()
                .map(row -> row.tests().stream().map(UnaryTest::of).toList())
                .toList();
        this.results = table.rows().stream()
                .map(row -> expressions(row.results(), row.references()))
                .toList();
        this.fixed = table.rows().stream().allMatch(row -> row.references().isEmpty());
    }

    private static boolean isCount(Table.Column column) {
        return column.references().size() == 1
                && column.expression().equals("count(" + column.references().get(0) + ")");
    }

    private static List<FeelExpression> expressions(List<String> cells, List<Reference> references) {
        return cells.stream().map(cell -> FeelExpression.of(cell, references)).toList();
    }

    /** Returns the table. */
    public Table table() {
        return table;
    }

    /** Returns the value that each column saw. */
    public List<@Nullable Object> inputs(Trace.Consultation consultation) {
        Map<String, Object> variables = consultation.variables().get();
        List<@Nullable Object> inputs = new ArrayList<>(columns.size());
        for (FeelExpression column : columns) {
            inputs.add(column.among(variables));
        }
        return inputs;
    }

    /** Returns whether a column sees no more of the one list that it reads than how many entries it has. */
    public boolean isCount(int column) {
        return counts.get(column);
    }

    /** Returns whether a value passes a cell. */
    public boolean passes(int row, int column, @Nullable Object value) {
        return tests.get(row).get(column).test(value);
    }

    /**
     * Returns whether a cell would pass if the only value that its column reads were another.
     *
     * @param value instead of the one that was seen
     */
    public boolean wouldPass(int row, int column, @Nullable Object value) {
        return passes(row, column, columns.get(column).of(Collections.singletonList(value)));
    }

    /** Returns the outputs of each row that counted, by name, in the order of the rows. */
    public List<Map<String, @Nullable Object>> outputs(Trace.Consultation consultation) {
        Map<String, Object> variables = consultation.variables().get();
        List<Map<String, @Nullable Object>> outputs = new ArrayList<>();
        for (int row = 0; row < results.size(); row++) {
            if (consultation.rows().contains(table.rows().get(row).id())) {
                outputs.add(outputs(row, variables));
            }
        }
        return outputs;
    }

    /** Returns whether no row reads anything for what it yields. */
    public boolean isFixed() {
        return fixed;
    }

    /** Returns what a row that reads nothing yields as an element of a list. */
    public @Nullable Object fixedResult(int row) {
        Map<String, @Nullable Object> outputs = outputs(row, Map.of());
        return outputs.size() == 1 ? outputs.values().iterator().next() : outputs;
    }

    private Map<String, @Nullable Object> outputs(int row, Map<String, Object> variables) {
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        for (int output = 0; output < table.outputs().size(); output++) {
            outputs.put(
                    table.outputs().get(output), results.get(row).get(output).among(variables));
        }
        return outputs;
    }
}
