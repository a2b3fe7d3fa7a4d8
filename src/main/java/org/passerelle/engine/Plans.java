package org.passerelle.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.kie.kogito.decision.DecisionModel;
import org.passerelle.engine.plan.Plan;
import org.passerelle.engine.plan.Substitute;
import org.passerelle.programme.Edition;

/** The plans of editions, worked out when first needed. */
final class Plans {

    private static final Logger LOG = Logger.getLogger(Plans.class);

    private final Map<DecisionModel, Optional<Plan>> plans = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder passedOn = new LongAdder();

    /** Returns what the plan of an edition yields; null when the engine must decide the case. */
    @Nullable
    Object evaluate(Edition edition, Map<String, Object> inputs, Trace trace) {
        Object outcomes = evaluate(edition, inputs, trace, null);
        (outcomes == null ? passedOn : answered).increment();
        return outcomes;
    }

    /**
     * Returns what the plan of an edition yields; null when it yields nothing.
     *
     * @param substitute answers in place of tables; null when each answers itself
     */
    @Nullable
    Object evaluate(Edition edition, Map<String, Object> inputs, Trace trace, @Nullable Substitute substitute) {
        Optional<Plan> plan = plans.computeIfAbsent(edition.model(), any -> plan(edition));
        return plan.isPresent() ? plan.get().evaluate(inputs, trace, substitute) : null;
    }

    private static Optional<Plan> plan(Edition edition) {
        try {
            return Optional.of(Plan.of(edition.model().getDMNModel(), edition.decisionService()));
        } catch (RuntimeException reason) {
            LOG.infof(
                    "Edition '%s' of programme '%s' has no plan, so the engine decides each case: %s.",
                    edition.id(), edition.programme(), reason.getMessage());
            return Optional.empty();
        }
    }

    /** Returns how many cases a plan has decided. */
    long answered() {
        return answered.sum();
    }

    /** Returns how many cases were left to the engine. */
    long passedOn() {
        return passedOn.sum();
    }
}
