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
 * The rows of two versions of a table by the values of the columns of both: columns are one when their expressions are. Rows are counted
 * from 0, in the order of their table.
 *
 * @param columns those of the second version, then those that only the first has
 * @param exact whether every cell compares with constants of its column; otherwise such cells hold for no value here
 */
public record JointIndex(List<Column> columns, boolean exact) {

    /**
     * A column.
     *
     * @param column as the second version writes it, or else the first
     * @param constants what its cells compare with
     * @param values one of each sort that cells of either version tell apart; not known comes last
     */
    public record Column(Table.Column column, Set<Object> constants, List<Value> values) {}

    /**
     * A value of a column.
     *
     * @param value null when it is not known
     * @param before rows of the first version whose cell it passes
     * @param after rows of the second version whose cell it passes
     */
    public record Value(@Nullable Object value, BitSet before, BitSet after) {}

    /**
     * Returns the index of two versions, which may be the same.
     *
     * @param lists names of the variables in scope that always hold a list
     */
    public static JointIndex of(Table before, Table after, Set<String> lists) {
        Map<String, Table.Column> columns = new LinkedHashMap<>();
        after.columns().forEach(column -> columns.put(column.expression(), column));
        before.columns().forEach(column -> columns.putIfAbsent(column.expression(), column));
        List<Column> joint = new ArrayList<>();
        boolean exact = true;
        for (Table.Column column : columns.values()) {
            Domain domain = Domain.of(column, lists);
            Cells old = Cells.of(before, column, domain);
            Cells now = Cells.of(after, column, domain);
            exact &= old.readable() && now.readable();
            joint.add(column(column, domain, old, now));
        }
        return new JointIndex(joint, exact);
    }

    private static Column column(Table.Column column, Domain domain, Cells before, Cells after) {
        Set<Object> constants = new LinkedHashSet<>(before.constants());
        constants.addAll(after.constants());
        List<Value> values = new ArrayList<>();
        for (Object sample : Samples.of(domain, constants)) {
            values.add(new Value(sample, before.passed(sample), after.passed(sample)));
        }
        return new Column(column, constants, values);
    }

    /** The cells of one column of one version, each with the rows that it stands in. */
    private record Cells(Map<Cell, BitSet> rows, BitSet any, boolean readable) {

        static Cells of(Table table, Table.Column column, Domain domain) {
            int position = table.columns().stream()
                    .map(Table.Column::expression)
                    .toList()
                    .indexOf(column.expression());
            Map<Cell, BitSet> rows = new LinkedHashMap<>();
            BitSet any = new BitSet();
            boolean readable = true;
            for (int row = 0; row < table.rows().size(); row++) {
                Table.Row tested = table.rows().get(row);
                if (position < 0 || !tested.tests(position)) {
                    any.set(row);
                } else {
                    Cell cell = Cell.read(tested.tests().get(position));
                    boolean known = cell != null && domain.holds(cell.constants());
                    readable &= known;
                    if (cell != null && known) {
                        rows.computeIfAbsent(cell, each -> new BitSet()).set(row);
                    }
                }
            }
            return new Cells(rows, any, readable);
        }

        Set<Object> constants() {
            Set<Object> constants = new LinkedHashSet<>();
            rows.keySet().forEach(cell -> constants.addAll(cell.constants()));
            return constants;
        }

        BitSet passed(@Nullable Object value) {
            BitSet passed = (BitSet) any.clone();
            rows.forEach((cell, own) -> {
                if (cell.test().test(value)) {
                    passed.or(own);
                }
            });
            return passed;
        }
    }
}
