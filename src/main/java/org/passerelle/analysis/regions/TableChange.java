package org.passerelle.analysis.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.analysis.JointIndex;
import org.passerelle.analysis.regions.Diagram.Node;
import org.passerelle.programme.Table;

/** Two versions of a table, and the boxes of values for which they yield different results. */
public final class TableChange {

    private static final long MOST_STEPS = 2_000_000;

    private final Table before;
    private final Table after;
    private final JointIndex index;
    private final List<Box> boxes = new ArrayList<>();
    private boolean complete = true;

    /** What the versions yield: results by output as written, one per row that counts. Of lists, only what one version yields. */
    record Yield(List<Map<String, String>> before, List<Map<String, String>> after) {

        static final Yield SAME = new Yield(List.of(), List.of());
    }

    /**
     * Values for which results differ.
     *
     * @param values per column of the index
     * @param rowsBefore rows that count for some of them
     * @param rowsAfter rows that count for some of them
     */
    record Box(List<BitSet> values, Yield yields, List<Table.Row> rowsBefore, List<Table.Row> rowsAfter) {}

    /**
     * Compares two versions, which may be the same.
     *
     * @param lists names of the variables in scope that always hold a list
     */
    public static TableChange of(Table before, Table after, Set<String> lists) {
        return new TableChange(before, after, lists);
    }

    private TableChange(Table before, Table after, Set<String> lists) {
        this.before = before;
        this.after = after;
        this.index = JointIndex.of(before, after, lists);
        try {
            find();
        } catch (Diagram.TooMany tooMany) {
            complete = false;
        }
    }

    Table before() {
        return before;
    }

    Table after() {
        return after;
    }

    /** Returns the rows of both versions by the values of their columns. */
    public JointIndex index() {
        return index;
    }

    /** Returns where results differ; everything that was found when not all could be looked at. */
    List<Box> boxes() {
        return boxes;
    }

    /** Returns the boxes of values for which results differ. */
    public List<List<BitSet>> values() {
        return boxes.stream().map(Box::values).toList();
    }

    /** Returns whether results differ somewhere, or may, since not all could be looked at. */
    public boolean mayDiffer() {
        return !boxes.isEmpty() || !isExact();
    }

    /** Returns whether the boxes hold exactly the values for which results differ. */
    public boolean isExact() {
        return complete && index.exact();
    }

    private void find() {
        Set<Yield> ends = new LinkedHashSet<>();
        Node<Yield> root = Diagram.of(
                index,
                before.rows().size(),
                after.rows().size(),
                (old, now) -> {
                    Yield end = yielded(results(before, counting(before, old)), results(after, counting(after, now)));
                    ends.add(end);
                    return end;
                },
                MOST_STEPS);
        List<Integer> sizes =
                index.columns().stream().map(column -> column.values().size()).toList();
        for (Yield end : ends) {
            if (!end.equals(Yield.SAME)) {
                for (List<BitSet> values : Boxes.of(sizes, root, end)) {
                    boxes.add(box(values, end));
                }
            }
        }
    }

    private Yield yielded(List<Map<String, String>> old, List<Map<String, String>> now) {
        if (old.equals(now)) {
            return Yield.SAME;
        } else if (!before.hitPolicy().collects() || !after.hitPolicy().collects()) {
            return new Yield(old, now);
        }
        List<Map<String, String>> lost = new ArrayList<>(old);
        now.forEach(lost::remove);
        List<Map<String, String>> gained = new ArrayList<>(now);
        old.forEach(gained::remove);
        return new Yield(lost, gained);
    }

    private static List<Table.Row> counting(Table table, BitSet hits) {
        return hits.stream()
                .limit(table.hitPolicy() == Table.HitPolicy.FIRST ? 1 : Long.MAX_VALUE)
                .mapToObj(table.rows()::get)
                .toList();
    }

    private static List<Map<String, String>> results(Table table, List<Table.Row> rows) {
        if (rows.isEmpty() && table.hasDefault()) {
            return List.of(named(table, table.defaults()));
        }
        return rows.stream().map(row -> named(table, row.results())).toList();
    }

    private static Map<String, String> named(Table table, List<String> cells) {
        Map<String, String> results = new LinkedHashMap<>();
        for (int output = 0; output < cells.size(); output++) {
            results.put(table.outputs().get(output), cells.get(output));
        }
        return results;
    }

    private Box box(List<BitSet> values, Yield yields) {
        return new Box(
                values,
                yields,
                rows(before, values, yields.before(), false),
                rows(after, values, yields.after(), true));
    }

    private List<Table.Row> rows(Table table, List<BitSet> values, List<Map<String, String>> results, boolean now) {
        BitSet left = new BitSet();
        left.set(0, table.rows().size());
        for (int column = 0; column < values.size(); column++) {
            BitSet passed = new BitSet();
            List<JointIndex.Value> all = index.columns().get(column).values();
            values.get(column).stream()
                    .mapToObj(all::get)
                    .forEach(value -> passed.or(now ? value.after() : value.before()));
            left.and(passed);
        }
        return left.stream()
                .mapToObj(table.rows()::get)
                .filter(row -> results.contains(named(table, row.results())))
                .toList();
    }
}
