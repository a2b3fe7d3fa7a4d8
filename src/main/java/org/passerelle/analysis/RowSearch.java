package org.passerelle.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.TableFinding.Given;
import org.passerelle.analysis.TableFinding.Kind;
import org.passerelle.programme.Table;

/** Goes through the cases of a table, column by column, and looks at the rows that hit. */
final class RowSearch {

    private static final int MOST_GAPS = 10;

    private final Table table;
    private final TableIndex index;
    private final long limit;
    private final List<Set<BitSet>> seen = new ArrayList<>();
    private final Deque<Given> path = new ArrayDeque<>();
    private final BitSet counting = new BitSet();
    private final Set<List<String>> overlapping = new HashSet<>();
    private final List<TableFinding> findings = new ArrayList<>();
    private int gaps;
    private long steps;

    /**
     * Creates a search.
     *
     * @param limit the most combinations to look at
     */
    RowSearch(Table table, TableIndex index, long limit) {
        this.table = table;
        this.index = index;
        this.limit = limit;
        table.columns().forEach(column -> seen.add(new HashSet<>()));
    }

    List<TableFinding> findings() {
        BitSet all = new BitSet();
        all.set(0, table.rows().size());
        visit(0, all);
        if (steps > limit) {
            findings.add(new TableFinding(Kind.NOT_PROVEN, table.id(), List.of(), List.of()));
            return findings;
        }
        for (int row = counting.nextClearBit(0); row < table.rows().size(); row = counting.nextClearBit(row + 1)) {
            String id = table.rows().get(row).id();
            findings.add(new TableFinding(Kind.UNREACHABLE, table.id(), List.of(id), List.of()));
        }
        return findings;
    }

    /**
     * Looks at all values of a column and of those after it.
     *
     * @param left the rows that the values before have left
     */
    private void visit(int column, BitSet left) {
        if (left.isEmpty()) {
            gap(column);
        } else if (column == index.columns().size()) {
            hit(left);
        } else if (seen.get(column).add(left)) {
            // Another way to the same rows would only show the same again.
            for (TableIndex.Value value : index.columns().get(column).values()) {
                if (++steps > limit) {
                    return;
                }
                BitSet still = (BitSet) left.clone();
                still.and(value.rows());
                path.addLast(given(column, value.value()));
                visit(column + 1, still);
                path.removeLast();
            }
        }
    }

    private Given given(int column, @Nullable Object value) {
        return Given.of(table.columns().get(column).expression(), value);
    }

    private void gap(int column) {
        if (table.hitPolicy().collects() || table.hasDefault() || ++gaps > MOST_GAPS) {
            return;
        }
        List<Given> witness = new ArrayList<>(path);
        for (int rest = column; rest < index.columns().size(); rest++) {
            witness.add(given(rest, index.columns().get(rest).values().get(0).value()));
        }
        findings.add(new TableFinding(Kind.GAP, table.id(), List.of(), witness));
    }

    private void hit(BitSet rows) {
        if (table.hitPolicy() == Table.HitPolicy.FIRST) {
            counting.set(rows.nextSetBit(0));
            return;
        }
        counting.or(rows);
        if (table.hitPolicy() == Table.HitPolicy.UNIQUE || table.hitPolicy() == Table.HitPolicy.ANY) {
            List<Table.Row> hits = rows.stream().mapToObj(table.rows()::get).toList();
            for (int first = 0; first < hits.size(); first++) {
                for (Table.Row second : hits.subList(first + 1, hits.size())) {
                    overlap(hits.get(first), second, path);
                }
            }
        }
    }

    private void overlap(Table.Row one, Table.Row other, Collection<Given> witness) {
        boolean same = one.results().equals(other.results());
        List<String> rows = List.of(one.id(), other.id());
        if (!(same && table.hitPolicy() == Table.HitPolicy.ANY) && overlapping.add(rows)) {
            findings.add(new TableFinding(Kind.OVERLAP, table.id(), rows, List.copyOf(witness)));
        }
    }
}
