package org.passerelle.engine;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNResult;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** Decides cases: evaluates the decision service of an edition, then its rules on findings. Stateless and safe for threads. */
@Singleton
public final class DecisionEngine {

    private final Plans plans = new Plans();
    private final FindingRules findingRules = new FindingRules();

    /**
     * Returns what an edition decides of a case.
     *
     * @param facts every fact of the edition's type, null where not known
     * @param day of the decision
     * @throws EngineFault when the models do not yield a decision, which is never the caller's fault
     */
    public Evaluation decide(Edition edition, Map<String, Object> facts, LocalDate day) {
        Map<String, Object> inputs = inputs(facts, day);
        return withFindings(edition, inputs, outcomes(edition, inputs));
    }

    /** Returns what an edition decides of a case, as {@link #decide}, but without findings, which take longest. */
    public Evaluation decideWithoutFindings(Edition edition, Map<String, Object> facts, LocalDate day) {
        return outcomes(edition, inputs(facts, day));
    }

    /**
     * Returns what an edition would decide of a case if one of its tables were written otherwise; null when it would decide nothing.
     *
     * @param variant of a table of the edition
     */
    public @Nullable Evaluation decide(
            Edition edition, Map<String, Object> facts, LocalDate day, TableVariant variant) {
        Map<String, Object> inputs = inputs(facts, day);
        Trace trace = new Trace();
        Object planned = plans.evaluate(edition, inputs, trace, variant);
        return planned == null
                ? null
                : withFindings(edition, inputs, new Evaluation(arranged(edition, planned), trace, List.of()));
    }

    private static Map<String, Object> inputs(Map<String, Object> facts, LocalDate day) {
        Map<String, Object> inputs = new LinkedHashMap<>(facts);
        inputs.put(Edition.DECISION_DATE, day);
        return inputs;
    }

    private Evaluation outcomes(Edition edition, Map<String, Object> inputs) {
        Trace trace = new Trace();
        Object planned = plans.evaluate(edition, inputs, trace);
        if (planned == null) {
            trace = new Trace();
            planned = evaluate(edition, inputs, trace);
        }
        return new Evaluation(arranged(edition, planned), trace, List.of());
    }

    private Evaluation withFindings(Edition edition, Map<String, Object> inputs, Evaluation decided) {
        Map<String, Object> noticed = new LinkedHashMap<>(inputs);
        noticed.put(Edition.OUTCOMES, decided.outcomes());
        return new Evaluation(decided.outcomes(), decided.trace(), findingRules.apply(edition, noticed));
    }

    /** Returns what counts the cases that plans have decided. */
    Plans plans() {
        return plans;
    }

    /** Returns what the engine decides; null when it yields nothing. */
    static @Nullable Object evaluate(Edition edition, Map<String, Object> inputs, Trace trace) {
        DMNContext context = edition.model().newContext(inputs);
        context.getMetadata().set(TraceListener.TRACE, trace);
        DMNResult result = edition.model().evaluateDecisionService(context, edition.decisionService());
        // A warning too: the engine sets what does not fit its type to null and goes on.
        for (DMNMessage message : result.getMessages()) {
            if (message.getLevel() != Message.Level.INFO) {
                throw new EngineFault(
                        edition.programme(), message.getSourceId(), String.valueOf(message.getMessageType()));
            }
        }
        List<DMNDecisionResult> decisions = result.getDecisionResults();
        return decisions.isEmpty() ? null : decisions.get(0).getResult();
    }

    private static Map<String, Object> arranged(Edition edition, @Nullable Object outcomes) {
        if (edition.outcomes() instanceof Structure type && outcomes instanceof Map<?, ?> values) {
            return Arranged.by(type, values);
        }
        throw new EngineFault(edition.programme(), edition.decisionService(), "NO_RESULT");
    }
}
