package org.passerelle.benchmark;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A table with one key, as a programmer would hold it. */
final class HashLookUp implements Engine {

    private final Map<Object, String> rows;
    private final Table.Column input;
    private final Table.Column output;

    HashLookUp(Table table) {
        this.input = table.inputs().get(0);
        this.output = table.outputs().get(0);
        this.rows = table.rows().stream().collect(Collectors.toMap(row -> text(row.get(0)), row -> text(row.get(1))));
    }

    private static String text(String literal) {
        return literal.substring(1, literal.length() - 1);
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        return () -> rows.get(facts.get(input.expression()));
    }

    @Override
    public Map<String, ?> read(Object result) {
        return Map.of(output.expression(), result);
    }
}
