package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Table;

/**
 * The rows of a table by the values of its columns. Rows are counted from 0, in the order of the table.
 *
 * @param columns in the order of the table
 * @param unreadable cells that compare with something else than constants of their column; they hold for no value here
 */
public record TableIndex(List<Column> columns, List<Place> unreadable) {

    /**
     * A column.
     *
     * @param values one of each sort that its cells tell apart
     */
    public record Column(List<Value> values) {}

    /**
     * A value of a column.
     *
     * @param value null when it is not known
     * @param rows those whose cell it passes; not to be changed
     */
    public record Value(@Nullable Object value, BitSet rows) {}

    /** A cell. */
    public record Place(int row, int column) {}

    /**
     * Returns the index of a table. Each cell is evaluated by the engine, once per value.
     *
     * @param lists names of the variables in scope that always hold a list
     */
    public static TableIndex of(Table table, Set<String> lists) {
        List<Column> columns = new ArrayList<>();
        List<Place> unreadable = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            columns.add(column(table, column, Domain.of(table.columns().get(column), lists), unreadable));
        }
        return new TableIndex(columns, unreadable);
    }

    private static Column column(Table table, int column, Domain domain, List<Place> unreadable) {
        Map<String, BitSet> rowsByText = new LinkedHashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            String text = table.rows().get(row).tests().get(column);
            rowsByText.computeIfAbsent(text, any -> new BitSet()).set(row);
        }
        Map<Cell, BitSet> rowsByCell = new LinkedHashMap<>();
        rowsByText.forEach((text, rows) -> {
            Cell cell = Cell.read(text);
            if (cell != null && domain.holds(cell.constants())) {
                rowsByCell.put(cell, rows);
            } else {
                rows.stream().forEach(row -> unreadable.add(new Place(row, column)));
            }
        });
        return new Column(values(domain, rowsByCell));
    }

    private static List<Value> values(Domain domain, Map<Cell, BitSet> rowsByCell) {
        Set<Object> constants = new LinkedHashSet<>();
        rowsByCell.keySet().forEach(cell -> constants.addAll(cell.constants()));
        List<Value> values = new ArrayList<>();
        for (Object sample : Samples.of(domain, constants)) {
            BitSet hits = new BitSet();
            rowsByCell.forEach((cell, rows) -> {
                if (cell.test().test(sample)) {
                    hits.or(rows);
                }
            });
            values.add(new Value(sample, hits));
        }
        return values;
    }
}
