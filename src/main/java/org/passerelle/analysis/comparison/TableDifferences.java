package org.passerelle.analysis.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.passerelle.analysis.comparison.Difference.Kind;
import org.passerelle.analysis.comparison.Found.Place;
import org.passerelle.analysis.comparison.Found.Said;
import org.passerelle.programme.Table;

/** Compares two versions of one table: columns by expression, outputs by name, rows by id. */
final class TableDifferences {

    private final Version before;
    private final Version after;
    private final Table old;
    private final Table now;
    private final Found found;
    private final Place place;
    private final String name;

    TableDifferences(Version before, Table old, Version after, Table now, Found found) {
        this.before = before;
        this.after = after;
        this.old = old;
        this.now = now;
        this.found = found;
        this.name = after.words().name(now.decision());
        this.place = new Place(now.decision(), now.id(), null, null, name);
    }

    void find() {
        compare(Kind.HIT_POLICY_CHANGED, old.hitPolicy().name(), now.hitPolicy().name());
        compare(Kind.DEFAULT_CHANGED, String.join(", ", old.defaults()), String.join(", ", now.defaults()));
        findColumns();
        findOutputs();
        if (now.hitPolicy() == Table.HitPolicy.FIRST) {
            compare(Kind.ORDER_CHANGED, commonRows(old, now), commonRows(now, old));
        }
        Map<String, Table.Row> rows = rows(old);
        for (Table.Row row : now.rows()) {
            Table.Row known = rows.remove(row.id());
            if (known == null) {
                Said said = new Said(written(row), after.row(now, row));
                found.add(Kind.ROW_ADDED, place.row(row.id()), name, Said.NONE, said);
            } else {
                findRow(known, row);
            }
        }
        rows.values().forEach(row -> {
            Said said = new Said(written(row), before.row(old, row));
            found.add(Kind.ROW_REMOVED, place.row(row.id()), name, said, Said.NONE);
        });
    }

    private void compare(Kind kind, String was, String is) {
        if (!was.equals(is)) {
            found.add(kind, place, name, Said.of(was), Said.of(is));
        }
    }

    private static Map<String, Table.Row> rows(Table table) {
        Map<String, Table.Row> rows = new LinkedHashMap<>();
        table.rows().forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    private static String commonRows(Table table, Table other) {
        Set<String> common = rows(other).keySet();
        List<String> ids = table.rows().stream()
                .map(Table.Row::id)
                .filter(common::contains)
                .toList();
        return String.join(", ", ids);
    }

    private static String written(Table.Row row) {
        return String.join(" | ", row.tests()) + " → " + String.join(" | ", row.results());
    }

    private void findColumns() {
        for (Table.Column column : now.columns()) {
            if (column(old, column.expression()) < 0) {
                Place added = place.part(column.expression(), after.words().column(column));
                found.add(Kind.COLUMN_ADDED, added, name, Said.NONE, Said.of(column.expression()));
            }
        }
        for (Table.Column column : old.columns()) {
            if (column(now, column.expression()) < 0) {
                Place removed = place.part(column.expression(), before.words().column(column));
                found.add(Kind.COLUMN_REMOVED, removed, name, Said.of(column.expression()), Said.NONE);
            }
        }
    }

    private void findOutputs() {
        for (String output : now.outputs()) {
            if (!old.outputs().contains(output)) {
                Place added = place.part(output, after.words().name(output));
                found.add(Kind.OUTPUT_ADDED, added, name, Said.NONE, Said.of(output));
            }
        }
        for (String output : old.outputs()) {
            if (!now.outputs().contains(output)) {
                Place removed = place.part(output, before.words().name(output));
                found.add(Kind.OUTPUT_REMOVED, removed, name, Said.of(output), Said.NONE);
            }
        }
    }

    private static int column(Table table, String expression) {
        return table.columns().stream().map(Table.Column::expression).toList().indexOf(expression);
    }

    private void findRow(Table.Row known, Table.Row row) {
        Set<String> expressions = new LinkedHashSet<>();
        now.columns().forEach(column -> expressions.add(column.expression()));
        old.columns().forEach(column -> expressions.add(column.expression()));
        for (String expression : expressions) {
            int was = column(old, expression);
            int is = column(now, expression);
            Said one = was < 0 ? any(after) : test(before, old, known, was);
            Said other = is < 0 ? any(before) : test(after, now, row, is);
            if (!Objects.equals(one.written(), other.written())) {
                Table.Column column =
                        is < 0 ? old.columns().get(was) : now.columns().get(is);
                String called = (is < 0 ? before : after).words().column(column);
                found.add(Kind.CONDITION_CHANGED, place.row(row.id()).part(expression, called), name, one, other);
            }
        }
        for (String output : outputs()) {
            Said one = result(before, old, known, output);
            Said other = result(after, now, row, output);
            if (!Objects.equals(one.written(), other.written())) {
                Place cell = place.row(row.id()).part(output, after.words().name(output));
                found.add(Kind.RESULT_CHANGED, cell, name, one, other);
            }
        }
    }

    private List<String> outputs() {
        List<String> outputs = new ArrayList<>(now.outputs());
        outputs.retainAll(old.outputs());
        return outputs;
    }

    private static Said any(Version version) {
        return new Said(Table.ANY_VALUE, version.words().text("any"));
    }

    private static Said test(Version version, Table table, Table.Row row, int column) {
        return new Said(row.tests().get(column), version.test(table, row, column));
    }

    private static Said result(Version version, Table table, Table.Row row, String output) {
        int position = table.outputs().indexOf(output);
        return new Said(row.results().get(position), version.result(row, position));
    }
}
