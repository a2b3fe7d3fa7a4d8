package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.decisiontables.DTOutputClause;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;
import org.kie.dmn.feel.runtime.decisiontables.HitPolicy;
import org.kie.dmn.feel.runtime.events.DecisionTableRulesSelectedEvent;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.table.Answer.One;
import org.passerelle.engine.table.Answer.Several;
import org.passerelle.engine.table.Answer.Told;

/** How the rows that hit become the answer of a table. Gives none where the engine would give a message. */
final class Outcomes {

    private final DecisionTableImpl table;
    private static final Set<HitPolicy> SINGLE = EnumSet.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.ANY);

    private final List<Row> rows;
    private final List<@Nullable Answer> answers = new ArrayList<>();
    private final @Nullable List<@Nullable Object> defaults;

    /**
     * Creates outcomes.
     *
     * @param table the table without its rows, as hit policies of the engine read it
     * @param defaults what each output is when no row hits; empty when nothing is said, null when it must be computed
     */
    Outcomes(DecisionTableImpl table, List<Row> rows, @Nullable List<@Nullable Object> defaults) {
        this.table = table;
        this.rows = rows;
        this.defaults = defaults;
        rows.forEach(row -> answers.add(SINGLE.contains(table.getHitPolicy()) || collect() ? row.answer() : null));
    }

    boolean areOfSeveralOutputs() {
        return table.getOutputs().size() > 1;
    }

    /** Whether the answer is the list of what the rows yield. */
    boolean collect() {
        return table.getHitPolicy() == HitPolicy.COLLECT || table.getHitPolicy() == HitPolicy.RULE_ORDER;
    }

    /** Returns what rows and defaults can yield; null when that must be computed. */
    @Nullable
    List<@Nullable Object> results() {
        Answer none = ofNone();
        boolean single = SINGLE.contains(table.getHitPolicy());
        boolean computed = rows.stream().anyMatch(row -> !row.proven()) || defaults == null || !(single || collect());
        if (computed || (none != null && collect() && !List.of().equals(none.value()))) {
            return null;
        }
        List<@Nullable Object> results = new ArrayList<>();
        answers.forEach(answer -> results.add(answer == null ? null : answer.value()));
        if (none != null && single) {
            results.add(none.value());
        }
        return results;
    }

    /** Returns the answer when these rows hit; null when the engine must give it. */
    @Nullable
    Answer of(int[] hits, Scope scope) {
        if (hits.length == 0) {
            return ofNone();
        }
        Answer known = hits.length == 1 && !collect() ? answers.get(hits[0]) : null;
        return known == null ? computed(hits, scope) : known;
    }

    private @Nullable Answer computed(int[] hits, Scope scope) {
        HitPolicy policy = table.getHitPolicy();
        if (policy == HitPolicy.UNIQUE && hits.length > 1) {
            return null;
        }
        List<DTDecisionRule> matched = new ArrayList<>(hits.length);
        for (int hit : hits) {
            matched.add(rows.get(hit).rule());
        }
        boolean single = policy == HitPolicy.FIRST || hits.length == 1;
        List<@Nullable Object> results = new ArrayList<>(single ? 1 : hits.length);
        boolean proven = true;
        for (int index = 0; index < (single ? 1 : hits.length); index++) {
            Row row = rows.get(hits[index]);
            results.add(row.result(scope));
            proven &= row.proven();
        }
        return proven || areAdmitted(matched, results, scope) ? of(policy, matched, results, scope) : null;
    }

    private boolean areAdmitted(List<DTDecisionRule> matched, List<@Nullable Object> results, Scope scope) {
        return DecisionTableImpl.checkResults(table.getOutputs(), scope.context(), matched, results)
                .isEmpty();
    }

    private @Nullable Answer of(
            HitPolicy policy, List<DTDecisionRule> matched, List<@Nullable Object> results, Scope scope) {
        return switch (policy) {
            case UNIQUE, FIRST -> new Answer(results.get(0), matched, new One(matched.get(0)));
            case ANY ->
                new HashSet<>(results).size() == 1
                        ? new Answer(results.get(0), matched, new One(matched.get(0)))
                        : null;
            case COLLECT, RULE_ORDER -> new Answer(results, matched, new Several(matched));
            default -> {
                Object value = policy.getDti().dti(scope.context(), table, matched, results);
                DecisionTableRulesSelectedEvent event = scope.selected();
                yield event == null
                        ? null
                        : new Answer(value, matched, new Told(event.getFired(), event.getFiredIds()));
            }
        };
    }

    private @Nullable Answer ofNone() {
        if (defaults == null) {
            return null;
        }
        if (defaults.isEmpty()) {
            Object value = table.getHitPolicy().getDefaultValue();
            return value == null ? null : new Answer(value, List.of(), null);
        }
        if (defaults.size() == 1) {
            return new Answer(defaults.get(0), List.of(), null);
        }
        if (defaults.contains(null)) {
            // Which the engine takes for a fault of its own.
            return null;
        }
        Map<@Nullable String, @Nullable Object> value = new HashMap<>();
        for (int output = 0; output < defaults.size(); output++) {
            DTOutputClause clause = table.getOutputs().get(output);
            value.put(clause.getName(), defaults.get(output));
        }
        return new Answer(value, List.of(), null);
    }
}
