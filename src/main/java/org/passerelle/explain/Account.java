package org.passerelle.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** What is to be said of a decided case: why it was decided so, and what can still change that. For one thread. */
public final class Account {

    private final Edition edition;
    private final Prepared known;
    private final Causes causes;
    private final Explanation explanation;
    private final Collection<String> outcomes;

    /**
     * Gives the account.
     *
     * @param asked the outcomes that it is about; null for all that the level means
     */
    Account(
            Edition edition,
            Prepared known,
            Evaluation evaluation,
            Level level,
            Locale language,
            @Nullable Set<String> asked) {
        this.edition = edition;
        this.outcomes = asked == null ? edition.decidingOutcomes() : asked;
        this.known = known;
        this.causes = new Causes(evaluation.trace());
        Wording wording = Objects.requireNonNull(known.wordings().get(language));
        boolean full = level == Level.FULL;
        List<Cause> explained = List.of();
        for (Source source : explained(asked, full)) {
            explained = causes.of(source);
        }
        List<Cause> all = full || asked != null ? explained : causes.of(known.everyOutcome());
        Set<Rule> reliedOn = reliedOn(known, all, evaluation.findings());
        this.explanation = new Explanation(
                reasons(explained, causes, wording),
                nearMisses(explained, causes),
                wording.assumptions(reliedOn),
                wording.warnings(reliedOn),
                full ? steps(known, evaluation.trace()) : null);
    }

    private List<Source> explained(@Nullable Set<String> asked, boolean full) {
        return asked == null
                ? List.of(full ? known.everyOutcome() : known.decidingOutcomes())
                : asked.stream()
                        .map(name -> Objects.requireNonNull(known.each().get(name)))
                        .toList();
    }

    /** Returns why the case was decided as it was. */
    public Explanation explanation() {
        return explanation;
    }

    /**
     * Returns what can still change the outcomes that decide, or those asked for: the same as {@link MissingFacts#find}, found sooner.
     *
     * @param facts of the case: every fact of the edition's type, null where not known
     */
    public MissingFacts.Result missing(Map<String, Object> facts, LocalDate day) {
        return Objects.requireNonNull(missing(facts, day, new Budget()));
    }

    /** Returns the same as {@link #missing}, or null when it takes longer than others should wait. */
    public MissingFacts.@Nullable Result missingIfBrief(Map<String, Object> facts, LocalDate day) {
        return missing(facts, day, Budget.brief());
    }

    private MissingFacts.@Nullable Result missing(Map<String, Object> facts, LocalDate day, Budget budget) {
        Settled settled = new Settled(facts, causes);
        return MissingFacts.find(
                edition,
                outcomes,
                facts,
                day,
                budget,
                (outcome, turns) ->
                        settled.is(Objects.requireNonNull(known.outcomes().get(outcome)), turns));
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
