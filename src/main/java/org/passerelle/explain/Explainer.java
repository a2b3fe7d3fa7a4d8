package org.passerelle.explain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;
import org.passerelle.engine.PerEdition;
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Edition;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** Explains evaluations in words. */
@Singleton
public final class Explainer {

    private final PerEdition<Prepared> prepared = new PerEdition<>(Prepared::of);

    /**
     * Returns why an edition decided as it did.
     *
     * @param level {@link Level#SHORT} or {@link Level#FULL}
     * @param language one of those that every text exists in
     */
    public Explanation explain(Edition edition, Evaluation evaluation, Level level, Locale language) {
        Prepared known = prepared.of(edition);
        Wording wording = Objects.requireNonNull(known.wordings().get(language));
        Causes causes = new Causes(evaluation.trace());
        boolean full = level == Level.FULL;
        List<Cause> explained = causes.of(full ? known.everyOutcome() : known.decidingOutcomes());
        List<Cause> all = full ? explained : causes.of(known.everyOutcome());
        Set<Rule> reliedOn = reliedOn(known, all, evaluation.findings());
        return new Explanation(
                reasons(explained, causes, wording),
                nearMisses(explained, causes),
                wording.assumptions(reliedOn),
                wording.warnings(reliedOn),
                full ? steps(known, evaluation.trace()) : null);
    }

    /** Returns legal bases with the title of their source in a language. */
    public static List<Explanation.Citation> citations(List<LegalBasis> bases, Locale language) {
        return Wording.citations(bases, language);
    }

    private static List<Explanation.Reason> reasons(List<Cause> explained, Causes causes, Wording wording) {
        Set<Explanation.Reason> reasons = new LinkedHashSet<>();
        for (Cause cause : explained) {
            if (!cause.row().passesOn()) {
                reasons.add(wording.reason(cause, causes.pointers(cause.facts())));
            }
        }
        return List.copyOf(reasons);
    }

    private static List<NearMiss> nearMisses(List<Cause> explained, Causes causes) {
        NearMisses misses = new NearMisses(causes);
        Set<NearMiss> nearMisses = new LinkedHashSet<>();
        explained.forEach(cause -> misses.of(cause).ifPresent(nearMisses::add));
        return List.copyOf(nearMisses);
    }

    private static Set<Rule> reliedOn(Prepared known, List<Cause> causes, List<Finding> findings) {
        Set<Rule> rules = Collections.newSetFromMap(new IdentityHashMap<>());
        causes.forEach(cause -> rules.add(cause.row().rule()));
        findings.forEach(finding -> rules.add(known.rules().get(finding.rule())));
        return rules;
    }

    private static List<Explanation.Step> steps(Prepared known, Trace trace) {
        List<Explanation.Step> steps = new ArrayList<>();
        for (Trace.Consultation consultation : trace.consultations()) {
            TableValues values = Objects.requireNonNull(known.tables().get(consultation.table()));
            Table table = values.table();
            List<@Nullable Object> seen = values.inputs(consultation);
            List<Explanation.Input> inputs = new ArrayList<>();
            for (int column = 0; column < seen.size(); column++) {
                inputs.add(new Explanation.Input(table.columns().get(column).expression(), seen.get(column)));
            }
            List<Map<String, @Nullable Object>> outputs = values.outputs(consultation);
            steps.add(new Explanation.Step(table.decision(), table.id(), inputs, consultation.rows(), outputs));
        }
        return steps;
    }
}
