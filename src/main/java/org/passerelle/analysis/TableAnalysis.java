package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.analysis.TableFinding.Given;
import org.passerelle.analysis.TableFinding.Kind;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Table;

/**
 * Proves decision tables complete, free of overlap and without dead rows, over values, the ends of intervals and null, or shows where
 * they are not.
 *
 * <p>Each column is looked at by itself: where two columns depend on each other, such as one fact read twice, a witness may be a case
 * that cannot occur. Free texts count without the pattern of their type.
 */
public final class TableAnalysis {

    private static final long MOST_COMBINATIONS = 5_000_000;

    private TableAnalysis() {}

    /** Returns the findings about every table of a graph, in the order of its models. */
    public static List<TableFinding> of(Graph graph) {
        List<TableFinding> findings = new ArrayList<>();
        for (Graph.Model model : graph.models().values()) {
            Set<String> lists = lists(model);
            Graph part = new Graph(model.namespace(), Map.of(model.namespace(), model));
            for (Table table : part.tables()) {
                // A function sees its parameters only.
                boolean function = model.functions().containsKey(table.decision());
                findings.addAll(of(table, function ? Set.of() : lists));
            }
        }
        return findings;
    }

    /** Returns the names in scope of a table of a graph that always hold a list. */
    public static Set<String> lists(Graph graph, Table table) {
        for (Graph.Model model : graph.models().values()) {
            boolean here = model.decisions().containsKey(table.decision());
            if (here
                    && new Graph(model.namespace(), Map.of(model.namespace(), model))
                            .tables()
                            .contains(table)) {
                return lists(model);
            }
        }
        // A function sees its parameters only.
        return Set.of();
    }

    /** Decisions that are a list, empty at the least, whatever the facts. */
    private static Set<String> lists(Graph.Model model) {
        Set<String> lists = new LinkedHashSet<>();
        model.decisions().forEach((name, logic) -> {
            if (logic instanceof Logic.Tabular tabular && tabular.table().hitPolicy() == Table.HitPolicy.COLLECT) {
                lists.add(name);
            }
        });
        return lists;
    }

    /**
     * Returns the findings about a table: at most ten gaps, an overlap per pair of rows, every row that counts in no case. Where a
     * cell cannot be followed, only such cells.
     *
     * @param lists names of the variables in scope that always hold a list
     */
    public static List<TableFinding> of(Table table, Set<String> lists) {
        return of(table, lists, MOST_COMBINATIONS);
    }

    static List<TableFinding> of(Table table, Set<String> lists, long mostCombinations) {
        TableIndex index = TableIndex.of(table, lists);
        if (index.unreadable().isEmpty()) {
            return new RowSearch(table, index, mostCombinations).findings();
        }
        return index.unreadable().stream()
                .map(place -> unreadable(table, place))
                .toList();
    }

    private static TableFinding unreadable(Table table, TableIndex.Place place) {
        Table.Row row = table.rows().get(place.row());
        Given cell = new Given(
                table.columns().get(place.column()).expression(), row.tests().get(place.column()));
        return new TableFinding(Kind.UNREADABLE_CELL, table.id(), List.of(row.id()), List.of(cell));
    }
}
