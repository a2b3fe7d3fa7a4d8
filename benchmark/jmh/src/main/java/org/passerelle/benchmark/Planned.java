package org.passerelle.benchmark;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DMNKogito;
import org.passerelle.engine.Trace;
import org.passerelle.engine.plan.Observer;
import org.passerelle.engine.plan.Plan;
import org.passerelle.engine.table.IndexedTables;

/** The service's plan of a decision service, which does without the engine's run time. */
final class Planned implements Engine {

    private final Model model;
    private final Plan plan;
    private final Supplier<Observer> observers;

    private Planned(Model model, Supplier<Observer> observers) {
        this.model = model;
        this.observers = observers;
        DMNRuntime runtime =
                DMNKogito.createGenericDMNRuntime(Set.of(new IndexedTables()), true, new StringReader(model.dmn()));
        this.plan = Plan.of(runtime.getModels().get(0), model.service());
    }

    /** Returns the plan, watched by nobody. */
    static Engine untraced(Model model) {
        Observer nobody = new Nobody();
        return new Planned(model, () -> nobody);
    }

    /** Returns the plan, which writes a trace of each decision, as the service always has it. */
    static Engine traced(Model model) {
        return new Planned(model, Trace::new);
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        return () -> decide(plan, facts, observers.get());
    }

    /** Returns what a plan puts out, which must not have left the case to the engine. */
    static Object decide(Plan plan, Map<String, Object> facts, Observer observer) {
        Object result = plan.evaluate(facts, observer, null);
        if (result == null) {
            throw new IllegalStateException("The plan left a case to the engine.");
        }
        return result;
    }

    @Override
    @SuppressWarnings("unchecked" /* several decisions are a map by their names */)
    public Map<String, ?> read(Object result) {
        return result instanceof Map ? (Map<String, ?>) result : Map.of(model.decision(), result);
    }

    private static final class Nobody implements Observer {

        @Override
        public void enter(String function, Map<String, Object> parameters) {}

        @Override
        public void leave() {}

        @Override
        public void enterDecision(String name) {}

        @Override
        public void leaveDecision() {}

        @Override
        public void consulted(String table, List<String> rows, Supplier<Map<String, Object>> context) {}
    }
}
