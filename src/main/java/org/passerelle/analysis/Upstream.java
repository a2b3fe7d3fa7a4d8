package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Table;

/**
 * Which rows count in no case although their table alone would let them: no row of a table upstream yields what they ask for.
 *
 * <p>Followed are columns that look at the result of a table in the same model, all outputs of which are constants. A table whose value
 * arrives by other ways counts as if it yielded anything.
 */
public final class Upstream {

    private static final long MOST_COMBINATIONS = 1_000_000;

    private final Map<String, Table> tableByDecision = new LinkedHashMap<>();
    private final Set<String> dead = new HashSet<>();

    private Upstream(Graph.Model model) {
        model.decisions().forEach((decision, logic) -> {
            if (logic instanceof Logic.Tabular tabular) {
                tableByDecision.put(decision, tabular.table());
            }
        });
    }

    /** Returns the ids of the rows of a graph that only tables upstream keep from counting, in the order of its models. */
    public static List<String> unreachable(Graph graph) {
        List<String> rows = new ArrayList<>();
        graph.models().values().forEach(model -> rows.addAll(new Upstream(model).unreachable()));
        return rows;
    }

    private List<String> unreachable() {
        List<String> rows = new ArrayList<>();
        int before;
        do {
            before = rows.size();
            tableByDecision.values().forEach(table -> search(table, rows));
            // A row that never counts yields nothing, which may keep others from counting.
        } while (rows.size() > before);
        return rows;
    }

    private void search(Table table, List<String> rows) {
        TableIndex index = TableIndex.of(table, Set.of());
        TableIndex narrowed = narrowed(table, index);
        if (!index.unreadable().isEmpty() || narrowed.equals(index)) {
            return;
        }
        Set<String> alone = uncounted(table, index);
        for (String row : uncounted(table, narrowed)) {
            if (!alone.contains(row) && dead.add(row)) {
                rows.add(row);
            }
        }
    }

    private static Set<String> uncounted(Table table, TableIndex index) {
        return new RowSearch(table, index, MOST_COMBINATIONS)
                .findings().stream()
                        .filter(finding -> finding.kind() == TableFinding.Kind.UNREACHABLE)
                        .flatMap(finding -> finding.rows().stream())
                        .collect(Collectors.toSet());
    }

    private TableIndex narrowed(Table table, TableIndex index) {
        List<TableIndex.Column> columns = new ArrayList<>();
        for (int column = 0; column < index.columns().size(); column++) {
            Set<@Nullable Object> possible = possible(table.columns().get(column));
            TableIndex.Column whole = index.columns().get(column);
            columns.add(possible == null ? whole : narrowed(whole, possible));
        }
        return new TableIndex(columns, index.unreadable());
    }

    private static TableIndex.Column narrowed(TableIndex.Column column, Set<@Nullable Object> possible) {
        List<TableIndex.Value> values = column.values().stream()
                .filter(value -> possible.contains(value.value()))
                .toList();
        // What no cell names is tried under another name.
        return values.size() == possible.size() ? new TableIndex.Column(values) : column;
    }

    /** Returns what a column may see; null when that is not known. */
    private @Nullable Set<@Nullable Object> possible(Table.Column column) {
        String[] path = column.expression().strip().split("\\.", -1);
        Table upstream = tableByDecision.get(path[0]);
        if (upstream == null || upstream.hitPolicy().collects() || upstream.hasDefault()) {
            return null;
        }
        int output = path.length == 1 ? 0 : upstream.outputs().indexOf(path[path.length - 1]);
        boolean whole = path.length == 1 && upstream.outputs().size() == 1;
        return whole || (path.length == 2 && output >= 0 && upstream.outputs().size() > 1)
                ? constants(upstream, output)
                : null;
    }

    private @Nullable Set<@Nullable Object> constants(Table table, int output) {
        Map<Table.Row, @Nullable Object> yielded = new HashMap<>();
        for (Table.Row row : table.rows()) {
            if (!(Meaning.ofResult(row.results().get(output)) instanceof Meaning.Constant constant)
                    || isScale(constant)) {
                return null;
            }
            if (!dead.contains(row.id())) {
                yielded.put(row, constant.value());
            }
        }
        return new HashSet<>(yielded.values());
    }

    /** Of numbers and days, a column is tried with some only, and not always with those that a row names. */
    private static boolean isScale(Meaning.Constant constant) {
        return !(constant.value() == null || constant.value() instanceof String || constant.value() instanceof Boolean);
    }
}
