package org.passerelle.analysis.mutants;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/** Writes a table otherwise. */
record TableEdit(Table table) {

    /** Returns the table with other rows; null leaves a row out. */
    Table rows(BiFunction<Integer, Table.Row, Table.@Nullable Row> change) {
        List<Table.Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            Table.Row changed = change.apply(row, table.rows().get(row));
            if (changed != null) {
                rows.add(changed);
            }
        }
        return new Table(
                table.id(),
                table.decision(),
                table.hitPolicy(),
                table.columns(),
                table.outputs(),
                rows,
                table.defaults());
    }

    /** Returns a row with another cell in a column. */
    static Table.Row cell(Table.Row row, int column, String cell) {
        List<String> tests = new ArrayList<>(row.tests());
        tests.set(column, cell);
        return new Table.Row(row.id(), tests, row.results(), row.references());
    }

    /** Returns a row with results of another. */
    static Table.Row results(Table.Row row, List<String> results, Table.Row other) {
        Set<Reference> references = new LinkedHashSet<>(row.references());
        references.addAll(other.references());
        return new Table.Row(row.id(), row.tests(), results, List.copyOf(references));
    }
}
