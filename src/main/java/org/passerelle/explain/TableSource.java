package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.passerelle.engine.TableValues;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/**
 * Where the result of a table comes from.
 *
 * @param values what its cells make of values
 * @param columns where the values of the columns come from
 * @param rows in order
 * @param positions of the rows by id
 */
record TableSource(TableValues values, List<Source> columns, List<Row> rows, Map<String, Integer> positions) {

    /**
     * A row.
     *
     * @param rule what is said of it
     * @param passesOn whether it only passes on what another decision yields
     * @param tested positions of the columns that it looks at
     * @param demands what its cells ask, by column
     * @param results where its outputs come from
     */
    record Row(Rule rule, boolean passesOn, List<Integer> tested, List<Demand> demands, Source results) {

        boolean givesReason() {
            return rule.reason() != null;
        }
    }

    static Source of(TableValues values, Map<String, Rule> rules, Function<List<Reference>, Source> sources) {
        Table table = values.table();
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (Table.Row row : table.rows()) {
            int position = rows.size();
            int[] columns = IntStream.range(0, table.columns().size()).toArray();
            positions.put(row.id(), position);
            rows.add(new Row(
                    Objects.requireNonNull(rules.get(row.id()), row.id()),
                    row.passesOn(),
                    IntStream.of(columns).filter(row::tests).boxed().toList(),
                    IntStream.of(columns)
                            .mapToObj(column -> new Demand(values, position, column))
                            .toList(),
                    sources.apply(row.references())));
        }
        List<Source> columns = table.columns().stream()
                .map(column -> sources.apply(column.references()))
                .toList();
        TableSource source = new TableSource(values, columns, rows, positions);
        return new Source(table.hitPolicy().collects(), (frame, demand, turns, behind) -> frame.causes()
                .addTable(source, frame, demand, behind));
    }

    Table table() {
        return values.table();
    }
}
