package org.passerelle.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.plan.Observer;

/** What was consulted while a case was decided: calls of services and knowledge models, and the tables in them. */
public final class Trace implements Observer {

    private final List<Consultation> consultations = new ArrayList<>();
    private @Nullable Call root;
    private @Nullable Call current;

    /**
     * A table consulted.
     *
     * @param table its id
     * @param rows ids of the rows that count, in order
     * @param variables the values in reach of the table, by name
     */
    public record Consultation(String table, List<String> rows, Supplier<Map<String, Object>> variables) {}

    /** A call of a decision service or a business knowledge model. */
    public static final class Call {

        private final String function;
        private final @Nullable Call caller;
        private final @Nullable Map<String, Object> parameters;
        private final Map<String, List<Call>> calls = new HashMap<>();
        private final Map<String, Consultation> consultations = new LinkedHashMap<>();
        private final Deque<String> decisions = new ArrayDeque<>();

        private Call(String function, @Nullable Call caller, @Nullable Map<String, Object> parameters) {
            this.function = function;
            this.caller = caller;
            this.parameters = parameters;
        }

        /** Returns the calls that a decision made, in order. */
        public List<Call> callsOf(String decision) {
            return calls.getOrDefault(decision, List.of());
        }

        /** Returns what became of a table in this call; null when it was not consulted. */
        public @Nullable Consultation consultation(String table) {
            return consultations.get(table);
        }
    }

    @Override
    public void enter(String function, @Nullable Map<String, Object> parameters) {
        Call call = new Call(function, current, parameters);
        if (current == null) {
            root = call;
        } else {
            String decision = current.decisions.isEmpty() ? current.function : current.decisions.peek();
            current.calls.computeIfAbsent(decision, any -> new ArrayList<>()).add(call);
        }
        current = call;
    }

    @Override
    public void leave() {
        current = current == null ? null : current.caller;
    }

    @Override
    public void enterDecision(String name) {
        if (current != null) {
            current.decisions.push(name);
        }
    }

    @Override
    public void leaveDecision() {
        if (current != null) {
            current.decisions.poll();
        }
    }

    @Override
    public void consulted(String table, List<String> rows, Supplier<Map<String, Object>> context) {
        if (current != null) {
            Map<String, Object> parameters = current.parameters;
            Supplier<Map<String, Object>> variables = parameters == null ? context : () -> parameters;
            Consultation consultation = new Consultation(table, List.copyOf(rows), variables);
            current.consultations.put(table, consultation);
            consultations.add(consultation);
        }
    }

    /** Returns the outermost call. */
    public Call root() {
        if (root == null) {
            throw new IllegalStateException("Nothing has been evaluated yet.");
        }
        return root;
    }

    /** Returns the tables consulted, in the order in which they were answered. */
    public List<Consultation> consultations() {
        return Collections.unmodifiableList(consultations);
    }
}
