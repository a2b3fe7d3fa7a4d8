package org.passerelle.benchmark;

import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.dmn.DMNKogito;
import org.passerelle.engine.Parts;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;

/** Kogito's DMN engine: as it comes, or as the service uses it. */
final class Kogito implements Engine {

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final String service;
    private final Way way;

    private enum Way {
        STOCK,
        INDEXED,
        TRACED
    }

    private Kogito(Model model, Set<DMNProfile> profiles, Way way) {
        // The service has the engine check types; as it comes, it does not, which is faster.
        this.runtime = DMNKogito.createGenericDMNRuntime(profiles, way != Way.STOCK, new StringReader(model.dmn()));
        this.model = runtime.getModels().get(0);
        this.service = model.service();
        this.way = way;
    }

    /** Returns the engine as it comes, called in the way that was the fastest. */
    static Engine stock(Model model) {
        return new Kogito(model, Set.of(), Way.STOCK);
    }

    /** Returns the engine with indexed tables. */
    static Engine indexed(Model model) {
        return new Kogito(model, Set.of(new IndexedTables()), Way.INDEXED);
    }

    /** Returns the engine with indexed tables, which writes a trace of each decision. */
    static Engine traced(Model model) {
        Kogito kogito = new Kogito(model, Set.of(new IndexedTables()), Way.TRACED);
        kogito.runtime.addListener(new TraceListener());
        return kogito;
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        return switch (way) {
            // The engine works on a copy of the context.
            case STOCK -> () -> runtime.evaluateAll(model, context);
            case INDEXED -> () -> runtime.evaluateDecisionService(model, context, service);
            case TRACED -> () -> runtime.evaluateDecisionService(model, Parts.traced(context), service);
        };
    }

    @Override
    public Map<String, ?> read(Object result) {
        return ((DMNResult) result).getContext().getAll();
    }
}
