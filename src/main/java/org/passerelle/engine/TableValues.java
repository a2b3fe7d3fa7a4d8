package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** What a table saw and yielded when it was consulted. */
public final class TableValues {

    private static final FEEL ENGINE = FEELBuilder.builder().build();

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
            seen.add(new Seen(column.expression(), ENGINE.evaluate(column.expression(), variables)));
        }
        return seen;
    }

    /** Returns the outputs of a row that counted, by name. */
    public static Map<String, @Nullable Object> outputs(Rule row, Trace.Consultation consultation) {
        Map<String, Object> variables = consultation.variables().get();
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        row.outputs().forEach(output -> outputs.put(output.name(), ENGINE.evaluate(output.value(), variables)));
        return outputs;
    }
}
