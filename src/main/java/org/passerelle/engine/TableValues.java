package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Returns the outputs of each row that counted, by name. */
    public static List<Map<String, @Nullable Object>> outputs(Table table, Trace.Consultation consultation) {
        Map<String, Object> variables = consultation.variables().get();
        List<Map<String, @Nullable Object>> outputs = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            if (consultation.rows().contains(row.id())) {
                Map<String, @Nullable Object> yielded = new LinkedHashMap<>();
                for (int output = 0; output < row.results().size(); output++) {
                    String cell = row.results().get(output);
                    yielded.put(table.outputs().get(output), evaluate(cell, row.references(), variables));
                }
                outputs.add(yielded);
            }
        }
        return outputs;
    }

    private static @Nullable Object evaluate(String text, List<Reference> references, Map<String, Object> variables) {
        List<@Nullable Object> values = new ArrayList<>();
        references.forEach(reference -> values.add(Paths.walk(variables.get(reference.root()), reference.path())));
        return FeelFunctions.evaluate(text, references, values);
    }
}
