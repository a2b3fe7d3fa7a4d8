package org.passerelle.engine;

import java.util.ArrayList;
import java.util.BitSet;
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
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Reader.Bound>> results = new ArrayList<>();
    private final List<Node> inputs;

    /**
     * A column.
     *
     * @param position of its node among the inputs; negative when it has none of its own
     * @param value what it looks at, as a function of the inputs, when it has no node of its own
     */
    private record Column(int position, Reader.Bound value) {}

    private TableFunction(Table table, FeelFunctions functions, Function<Reference, Place> resolve) {
        this.table = table;
        this.functions = functions;
        this.shape = functions.shape(table);
        List<Reader> read = readers(shape.columns(), resolve);
        List<List<Reader>> cells =
                shape.rows().stream().map(row -> readers(row, resolve)).toList();
        List<@Nullable Node> own = new ArrayList<>();
        Set<Node> nodes = new LinkedHashSet<>();
        for (int column = 0; column < read.size(); column++) {
            Node node = isAlone(column, read, cells) ? ownNode(column, read.get(column)) : null;
            own.add(node);
            nodes.addAll(node == null ? read.get(column).nodes() : Set.of(node));
        }
        cells.forEach(row -> row.forEach(cell -> nodes.addAll(cell.nodes())));
        inputs = List.copyOf(nodes);
        for (int column = 0; column < read.size(); column++) {
            Node node = own.get(column);
            columns.add(new Column(
                    node == null ? -1 : inputs.indexOf(node), read.get(column).among(inputs)));
        }
        cells.forEach(
                row -> results.add(row.stream().map(cell -> cell.among(inputs)).toList()));
    }

    static Node nodeOf(Table table, FeelFunctions functions, Function<Reference, Place> resolve) {
        TableFunction function = new TableFunction(table, functions, resolve);
        return new Node.Derived(function.inputs, function::apply, function.constants());
    }

    private static List<Reader> readers(List<TableShape.Cell> cells, Function<Reference, Place> resolve) {
        return cells.stream()
                .map(cell -> Reader.of(cell.expression(), cell.references(), resolve))
                .toList();
    }

    /** Whether nothing that a column reads is read by another column or by an output. */
    private static boolean isAlone(int column, List<Reader> columns, List<List<Reader>> cells) {
        Set<Node> others = new HashSet<>();
        for (int other = 0; other < columns.size(); other++) {
            if (other != column) {
                others.addAll(columns.get(other).nodes());
            }
        }
        cells.forEach(row -> row.forEach(cell -> others.addAll(cell.nodes())));
        return columns.get(column).nodes().stream().noneMatch(others::contains);
    }

    private Node ownNode(int column, Reader reader) {
        List<Node> read = List.copyOf(reader.nodes());
        Reader.Bound value = reader.among(read);
        return new Node.Derived(
                read,
                values -> rows(column, value.evaluate(values)),
                shape.constants().get(column));
    }

    private Set<Object> constants() {
        Set<Object> constants = new HashSet<>();
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).position() < 0) {
                constants.addAll(shape.constants().get(column));
            }
        }
        return constants;
    }

    /** The rows that the value of a column passes. */
    private BitSet rows(int column, @Nullable Object value) {
        if (!shape.isCompared(column, value)) {
            return test(column, value);
        }
        Map<Object, BitSet> passed = shape.passed().get(column);
        Object key = Objects.requireNonNullElse(value, NONE);
        BitSet known = passed.get(key);
        if (known == null) {
            known = test(column, value);
            passed.put(key, known);
        }
        return known;
    }

    private BitSet test(int column, @Nullable Object value) {
        BitSet rows = new BitSet();
        for (int row = 0; row < table.rows().size(); row++) {
            Table.Row tested = table.rows().get(row);
            rows.set(
                    row,
                    !tested.tests(column) || functions.passes(tested.tests().get(column), value));
        }
        return rows;
    }

    private @Nullable Object apply(List<@Nullable Object> values) {
        BitSet hits = new BitSet();
        hits.set(0, table.rows().size());
        for (int index = 0; index < columns.size() && !hits.isEmpty(); index++) {
            Column column = columns.get(index);
            hits.and(
                    column.position() < 0
                            ? rows(index, column.value().evaluate(values))
                            : (BitSet) Objects.requireNonNull(values.get(column.position())));
        }
        if (table.hitPolicy().collects()) {
            List<@Nullable Object> collected = new ArrayList<>();
            hits.stream().forEach(row -> collected.add(result(row, values)));
            return collected;
        }
        int row = hits.isEmpty() ? table.rows().size() : hits.nextSetBit(0);
        return results.get(row).isEmpty() ? null : result(row, values);
    }

    private @Nullable Object result(int row, List<@Nullable Object> values) {
        List<Reader.Bound> cells = results.get(row);
        if (cells.size() == 1) {
            return cells.get(0).evaluate(values);
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        for (int output = 0; output < cells.size(); output++) {
            result.put(table.outputs().get(output), cells.get(output).evaluate(values));
        }
        return result;
    }
}
