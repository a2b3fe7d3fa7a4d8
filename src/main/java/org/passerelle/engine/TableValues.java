package org.passerelle.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/** What a table saw and yielded when it was consulted. */
public final class TableValues {

    private TableValues() {}

    /**
     * A value by the expression or name it belongs to.
     *
     * @param value null when it is not known
     */
    public record Seen(String name, @Nullable Object value) {}

    /** Returns the value of each input column, in order. */
    public static List<Seen> inputs(Table table, Trace.Consultation consultation) {
        Map<String, Object> variables = consultation.variables().get();
        List<Seen> seen = new ArrayList<>();
        for (Table.Column column : table.columns()) {
            seen.add(new Seen(column.expression(), evaluate(column.expression(), column.references(), variables)));
        }
        return seen;
    }

    /** Returns the positions of the columns whose value a row does not pass. */
    public static List<Integer> unmet(Table table, Trace.Consultation consultation, Table.Row row) {
        List<Seen> seen = inputs(table, consultation);
        return IntStream.range(0, seen.size())
                .filter(column -> row.tests(column)
                        && !FeelFunctions.passes(
                                row.tests().get(column), seen.get(column).value()))
                .boxed()
                .toList();
    }

    /**
     * Returns whether a cell would pass if the only value that its column reads were another.
     *
     * @param value instead of the one that was seen
     */
    public static boolean passes(Table.Column column, String test, @Nullable Object value) {
        return FeelFunctions.passes(
                test,
                FeelFunctions.evaluate(column.expression(), column.references(), Collections.singletonList(value)));
    }

    /** Returns the outputs of each row that counted, by name. */
    public static List<Map<String, @Nullable Object>> outputs(Table table, Trace.Consultation consultation) {
        List<Map<String, @Nullable Object>> outputs = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            if (consultation.rows().contains(row.id())) {
                outputs.add(outputs(table, consultation, row));
            }
        }
        return outputs;
    }

    /** Returns what a row yields as an element of a list, whether it counted or not. */
    public static @Nullable Object result(Table table, Trace.Consultation consultation, Table.Row row) {
        Map<String, @Nullable Object> outputs = outputs(table, consultation, row);
        return outputs.size() == 1 ? outputs.values().iterator().next() : outputs;
    }

    private static Map<String, @Nullable Object> outputs(Table table, Trace.Consultation consultation, Table.Row row) {
        Map<String, Object> variables = consultation.variables().get();
        Map<String, @Nullable Object> yielded = new LinkedHashMap<>();
        for (int output = 0; output < row.results().size(); output++) {
            String cell = row.results().get(output);
            yielded.put(table.outputs().get(output), evaluate(cell, row.references(), variables));
        }
        return yielded;
    }

    private static @Nullable Object evaluate(String text, List<Reference> references, Map<String, Object> variables) {
        List<@Nullable Object> values = new ArrayList<>();
        references.forEach(reference -> values.add(Paths.walk(variables.get(reference.root()), reference.path())));
        return FeelFunctions.evaluate(text, references, values);
    }
}
