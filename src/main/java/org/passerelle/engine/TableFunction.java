package org.passerelle.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * A decision table as a function. A column that alone reads something becomes a node of its own, which says what rows its value passes: so
 * values that no cell tells apart count as one. The same results as the engine's own, which a test proves.
 */
final class TableFunction {

    private static final Object NONE = new Object();

    private final Table table;
    private final FeelFunctions functions;
    private final TableShape shape;
    private final List<Reader> columns = new ArrayList<>();
    private final List<List<Reader>> results = new ArrayList<>();
    private final List<Node> inputs = new ArrayList<>();
    private final List<@Nullable Node> own = new ArrayList<>();
    private final List<Map<@Nullable Object, BitSet>> passed = new ArrayList<>();

    private TableFunction(Table table, FeelFunctions functions, Function<Reference, Place> resolve) {
        this.table = table;
        this.functions = functions;
        this.shape = functions.shape(table);
        columns.addAll(readers(shape.columns(), resolve));
        shape.rows().forEach(cells -> results.add(readers(cells, resolve)));
        columns.forEach(column -> passed.add(new HashMap<>()));
        for (int column = 0; column < columns.size(); column++) {
            Node node = isAlone(column) ? ownNode(column) : null;
            own.add(node);
            inputs.addAll(node == null ? columns.get(column).nodes() : Set.of(node));
        }
        results.forEach(row -> row.forEach(cell -> inputs.addAll(cell.nodes())));
    }

    static Node nodeOf(Table table, FeelFunctions functions, Function<Reference, Place> resolve) {
        TableFunction function = new TableFunction(table, functions, resolve);
        List<Node> inputs = List.copyOf(new LinkedHashSet<>(function.inputs));
        return new Node.Derived(inputs, values -> function.apply(inputs, values), function.constants());
    }

    private static List<Reader> readers(List<TableShape.Cell> cells, Function<Reference, Place> resolve) {
        List<Reader> readers = new ArrayList<>(cells.size());
        for (TableShape.Cell cell : cells) {
            readers.add(Reader.of(cell.expression(), cell.references(), resolve));
        }
        return readers;
    }

    /** Whether nothing that a column reads is read by another column or by an output. */
    private boolean isAlone(int column) {
        Set<Node> others = new HashSet<>();
        for (int other = 0; other < columns.size(); other++) {
            if (other != column) {
                others.addAll(columns.get(other).nodes());
            }
        }
        results.forEach(row -> row.forEach(cell -> others.addAll(cell.nodes())));
        return columns.get(column).nodes().stream().noneMatch(others::contains);
    }

    private Node ownNode(int column) {
        List<Node> read = List.copyOf(columns.get(column).nodes());
        return new Node.Derived(
                read, values -> rows(column, read, values), shape.constants().get(column));
    }

    private Set<Object> constants() {
        Set<Object> constants = new HashSet<>();
        for (int column = 0; column < columns.size(); column++) {
            if (own.get(column) == null) {
                constants.addAll(shape.constants().get(column));
            }
        }
        return constants;
    }

    /** The rows that the value of a column passes; found once per value. */
    private BitSet rows(int column, List<Node> nodes, List<@Nullable Object> values) {
        Object value = columns.get(column).evaluate(nodes, values);
        BitSet known = passed.get(column).get(value);
        if (known != null) {
            return known;
        }
        BitSet rows = shape.isCompared(column, value)
                ? shape.passed()
                        .get(column)
                        .computeIfAbsent(Objects.requireNonNullElse(value, NONE), any -> rows(column, value))
                : rows(column, value);
        passed.get(column).put(value, rows);
        return rows;
    }

    private BitSet rows(int column, @Nullable Object value) {
        BitSet rows = new BitSet();
        for (int row = 0; row < table.rows().size(); row++) {
            Table.Row tested = table.rows().get(row);
            rows.set(
                    row,
                    !tested.tests(column) || functions.passes(tested.tests().get(column), value));
        }
        return rows;
    }

    private @Nullable Object apply(List<Node> nodes, List<@Nullable Object> values) {
        BitSet hits = new BitSet();
        hits.set(0, table.rows().size());
        for (int column = 0; column < columns.size(); column++) {
            Node node = own.get(column);
            hits.and(
                    node == null
                            ? rows(column, nodes, values)
                            : (BitSet) Objects.requireNonNull(values.get(nodes.indexOf(node))));
        }
        if (table.hitPolicy().collects()) {
            List<@Nullable Object> collected = new ArrayList<>();
            hits.stream().forEach(row -> collected.add(result(row, nodes, values)));
            return collected;
        }
        int row = hits.isEmpty() ? table.rows().size() : hits.nextSetBit(0);
        return results.get(row).isEmpty() ? null : result(row, nodes, values);
    }

    private @Nullable Object result(int row, List<Node> nodes, List<@Nullable Object> values) {
        List<Reader> cells = results.get(row);
        if (cells.size() == 1) {
            return cells.get(0).evaluate(nodes, values);
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (int output = 0; output < cells.size(); output++) {
            result.put(table.outputs().get(output), cells.get(output).evaluate(nodes, values));
        }
        return result;
    }
}
