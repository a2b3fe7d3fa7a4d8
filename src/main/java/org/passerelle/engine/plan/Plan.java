package org.passerelle.engine.plan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.core.impl.DMNModelImpl;

/** A decision service worked out ahead. Safe for threads. */
public final class Plan {

    private final Function service;

    private Plan(Function service) {
        this.service = service;
    }

    /**
     * Works out a decision service.
     *
     * @throws RuntimeException saying why the engine must evaluate it
     */
    public static Plan of(DMNModel model, String service) {
        return new Plan(new PlanCompiler((DMNModelImpl) model).service(service));
    }

    /**
     * Returns what the service puts out: of several decisions, a map. Null when the engine must evaluate, whatever the observer was told.
     *
     * @param inputs by name, fit for their types; others may be among them
     * @param substitute answers in place of tables; null when each answers itself
     */
    public @Nullable Object evaluate(Map<String, Object> inputs, Observer observer, @Nullable Substitute substitute) {
        if (!inputs.keySet().containsAll(service.parameters().keySet())) {
            return null;
        }
        try {
            return service.call(new Frame(Names.FEEL, Map.of(), observer, substitute), new HashMap<>(inputs));
        } catch (RuntimeException unanswered) {
            // The engine meets the same fault, and says so in its own words.
            return null;
        }
    }
}
