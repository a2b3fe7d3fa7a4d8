package org.passerelle.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * What of a table as a function is the same for every case.
 *
 * @param columns expression of each column
 * @param rows cells of each row, then those of the defaults
 * @param constants what each column is compared with
 * @param passed per column, the rows that a value passes, of those that the column is compared with: others are of the case
 */
record TableShape(
        List<Cell> columns, List<List<Cell>> rows, List<Set<Object>> constants, List<Map<Object, BitSet>> passed) {

    /** An expression with what it reads. */
    record Cell(FeelExpression expression, List<Reference> references) {}

    static TableShape of(Table table, FeelFunctions functions) {
        List<Cell> columns = new ArrayList<>();
        List<Set<Object>> constants = new ArrayList<>();
        for (int index = 0; index < table.columns().size(); index++) {
            int column = index;
            Table.Column read = table.columns().get(column);
            columns.addAll(cells(List.of(read.expression()), read.references(), functions));
            Set<Object> compared = new HashSet<>(functions.constants(read.expression()));
            table.rows()
                    .forEach(row ->
                            compared.addAll(functions.constants(row.tests().get(column))));
            constants.add(Set.copyOf(compared));
        }
        List<List<Cell>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(cells(row.results(), row.references(), functions)));
        rows.add(cells(table.defaults(), List.of(), functions));
        List<Map<Object, BitSet>> passed = new ArrayList<>();
        columns.forEach(column -> passed.add(new ConcurrentHashMap<>()));
        return new TableShape(columns, rows, constants, passed);
    }

    /** Returns whether a value of a column is one of few. */
    boolean isCompared(int column, @Nullable Object value) {
        return value == null
                || value instanceof Boolean
                || constants.get(column).contains(value);
    }

    private static List<Cell> cells(List<String> texts, List<Reference> references, FeelFunctions functions) {
        return texts.stream()
                .map(text -> new Cell(functions.expression(text, references), references))
                .toList();
    }
}
