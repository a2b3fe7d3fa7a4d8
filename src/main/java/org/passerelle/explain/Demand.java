package org.passerelle.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Table;

/**
 * What a cell asks of the one value that its column reads.
 *
 * @param column that reads the value
 * @param test the cell
 */
record Demand(Table.Column column, String test) {

    /** With more rows than that all of them count: their combinations would be too many. */
    private static final int MOST = 7;

    /**
     * Returns the rows of a table that did not hit, as far as that mattered: with them among the hits, in some combination, the cell that
     * reads the collected values could have turned out differently.
     *
     * @param demand made of the collected values; null when they count as they are
     * @return empty for a table that does not collect
     */
    static List<Table.Row> ruledOut(@Nullable Demand demand, Table table, Trace.Consultation consultation) {
        if (!table.hitPolicy().collects()) {
            return List.of();
        }
        List<Table.Row> others = table.rows().stream()
                .filter(row -> !consultation.rows().contains(row.id()))
                .toList();
        if (demand == null || others.size() > MOST || !demand.isFollowed(table)) {
            return others;
        }
        List<Boolean> passed = IntStream.range(0, 1 << others.size())
                .mapToObj(added -> demand.passes(collected(table, consultation, others, added)))
                .toList();
        return others.stream()
                .filter(row -> matters(1 << others.indexOf(row), passed))
                .toList();
    }

    /** Whether it can be said what the cell makes of other rows: their values are fixed, or do not count. */
    private boolean isFollowed(Table table) {
        return table.rows().stream().allMatch(row -> row.references().isEmpty())
                || column.expression().equals("count(" + column.references().get(0) + ")");
    }

    private boolean passes(List<@Nullable Object> collected) {
        return TableValues.passes(column, test, collected);
    }

    /** The values of the rows that hit and of some others, a bit each. */
    private static List<@Nullable Object> collected(
            Table table, Trace.Consultation consultation, List<Table.Row> others, int added) {
        List<@Nullable Object> collected = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            int other = others.indexOf(row);
            if (other < 0 || (added & (1 << other)) != 0) {
                collected.add(TableValues.result(table, consultation, row));
            }
        }
        return collected;
    }

    private static boolean matters(int row, List<Boolean> passed) {
        return IntStream.range(0, passed.size())
                .anyMatch(added -> !passed.get(added).equals(passed.get(added | row)));
    }
}
