package org.passerelle.analysis.proposals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Table;

/** A table and what it saw in decisions. Safe for threads. */
final class TableView {

    private static final Object NULL = new Object();

    private final TableValues values;
    private final List<Map<Object, BitSet>> passed = new ArrayList<>();

    /**
     * What the table saw once.
     *
     * @param inputs value of each column
     * @param passed the rows that it passes, for each column: values that no cell tells apart pass the same
     * @param rows ids of the rows that counted
     */
    record Visit(List<@Nullable Object> inputs, List<BitSet> passed, List<String> rows) {}

    TableView(Table table) {
        this.values = new TableValues(table);
        table.columns().forEach(column -> passed.add(new ConcurrentHashMap<>()));
    }

    Table table() {
        return values.table();
    }

    List<Visit> visits(@Nullable Evaluation decided) {
        List<Visit> visits = new ArrayList<>();
        if (decided != null) {
            for (Trace.Consultation consultation : decided.trace().consultations()) {
                if (consultation.table().equals(table().id())) {
                    List<@Nullable Object> inputs = values.inputs(consultation);
                    List<BitSet> own = new ArrayList<>();
                    for (int column = 0; column < inputs.size(); column++) {
                        own.add(passed(column, inputs.get(column)));
                    }
                    visits.add(new Visit(inputs, own, consultation.rows()));
                }
            }
        }
        return visits;
    }

    /** Returns the rows that a value passes in a column. */
    BitSet passed(int column, @Nullable Object value) {
        return passed.get(column).computeIfAbsent(value == null ? NULL : value, any -> {
            BitSet rows = new BitSet();
            for (int row = 0; row < table().rows().size(); row++) {
                rows.set(row, values.passes(row, column, value));
            }
            return rows;
        });
    }
}
