package org.passerelle.analysis.mutants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.analysis.cases.Case;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Trace;

/** Decided cases by the tables that they consulted. */
final class Sample<T> {

    private final Map<String, List<Entry<T>>> byTable = new HashMap<>();

    /**
     * A decided case.
     *
     * @param what it is: a scenario, say
     * @param visits what was in reach of one table, each time that it was consulted
     */
    record Entry<T>(T what, Case of, Evaluation decided, List<Map<String, Object>> visits) {}

    void add(T what, Case of, Evaluation decided) {
        Map<String, List<Map<String, Object>>> visits = new HashMap<>();
        for (Trace.Consultation consultation : decided.trace().consultations()) {
            visits.computeIfAbsent(consultation.table(), any -> new ArrayList<>())
                    .add(consultation.variables().get());
        }
        visits.forEach((table, seen) ->
                byTable.computeIfAbsent(table, any -> new ArrayList<>()).add(new Entry<>(what, of, decided, seen)));
    }

    /** Returns the cases that consulted a table. */
    List<Entry<T>> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }
}
