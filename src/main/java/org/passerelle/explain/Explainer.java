package org.passerelle.explain;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Edition;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Provenance;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** Explains evaluations in words. */
@Singleton
public final class Explainer {

    private static final List<String> EVERY_OUTCOME = List.of("");

    /** The warning of every answer that rests on reports, whether or not the programme thinks of it. */
    private static final String REPORTED = "REPORTED_NOT_NORMATIVE";

    /**
     * Returns why an edition decided as it did.
     *
     * @param level {@link Level#SHORT} or {@link Level#FULL}
     * @param language one of those that every text exists in
     */
    public Explanation explain(Edition edition, Evaluation evaluation, Level level, Locale language) {
        List<Cause> all = Causes.of(edition, evaluation.trace(), EVERY_OUTCOME);
        List<Cause> explained =
                level == Level.FULL ? all : Causes.of(edition, evaluation.trace(), edition.decidingOutcomes());
        List<Explanation.Reason> reasons = explained.stream()
                .filter(cause -> !cause.row().passesOn())
                .map(cause -> reason(edition, cause, language))
                .distinct()
                .toList();
        NearMisses misses = new NearMisses(edition);
        List<NearMiss> nearMisses = explained.stream()
                .flatMap(cause -> misses.of(cause).stream())
                .distinct()
                .toList();
        List<Explanation.Step> steps = level == Level.FULL ? steps(edition, evaluation.trace()) : null;
        List<Rule> reliedOn = reliedOn(edition, all, evaluation.findings());
        return new Explanation(
                reasons,
                nearMisses,
                assumptions(edition, reliedOn, language),
                warnings(edition, reliedOn, language),
                steps);
    }

    /** Returns legal bases with the title of their source in a language. */
    public static List<Explanation.Citation> citations(List<LegalBasis> bases, Locale language) {
        return bases.stream()
                .map(basis -> new Explanation.Citation(
                        basis.source().id(),
                        basis.locator(),
                        Objects.requireNonNull(basis.source().titles().get(language.getLanguage()))))
                .toList();
    }

    private static Rule rule(Edition edition, String id) {
        return Objects.requireNonNull(edition.rules().get(id), id);
    }

    private static Explanation.Reason reason(Edition edition, Cause cause, Locale language) {
        Rule rule = rule(edition, cause.row().id());
        Map<String, String> arguments = new HashMap<>();
        cause.values().forEach((name, value) -> {
            if (value instanceof String text) {
                arguments.put(name, text);
            }
        });
        return new Explanation.Reason(
                rule.id(),
                rule.decision(),
                rule.reason(),
                edition.texts().text(rule.id(), language, arguments),
                citations(rule.legalBasis(), language),
                List.copyOf(cause.facts()));
    }

    private static List<Rule> reliedOn(Edition edition, List<Cause> causes, List<Finding> findings) {
        List<Rule> rules = new ArrayList<>();
        causes.forEach(cause -> rules.add(rule(edition, cause.row().id())));
        findings.forEach(finding -> rules.add(rule(edition, finding.rule())));
        return rules;
    }

    private static List<Explanation.Assumption> assumptions(Edition edition, List<Rule> rules, Locale language) {
        Set<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.addAll(rule.assumptions()));
        return ids.stream()
                .map(id -> new Explanation.Assumption(id, edition.texts().text(id, language, Map.of())))
                .toList();
    }

    private static List<Explanation.Warning> warnings(Edition edition, List<Rule> rules, Locale language) {
        Set<String> codes = new TreeSet<>();
        rules.forEach(rule -> codes.addAll(rule.warnings()));
        List<Explanation.Warning> warnings = new ArrayList<>();
        if (edition.provenance() == Provenance.REPORTED) {
            String text = Messages.text("warning." + REPORTED, language, Map.of());
            warnings.add(new Explanation.Warning(REPORTED, text, List.of()));
        }
        codes.forEach(code -> warnings.add(new Explanation.Warning(
                code,
                edition.texts().text(code, language, Map.of()),
                citations(edition.warnings().getOrDefault(code, List.of()), language))));
        return warnings;
    }

    private static List<Explanation.Step> steps(Edition edition, Trace trace) {
        Map<String, Table> tables = new HashMap<>();
        edition.graph().tables().forEach(table -> tables.put(table.id(), table));
        List<Explanation.Step> steps = new ArrayList<>();
        for (Trace.Consultation consultation : trace.consultations()) {
            Table table = Objects.requireNonNull(tables.get(consultation.table()));
            List<Explanation.Input> inputs = TableValues.inputs(table, consultation).stream()
                    .map(seen -> new Explanation.Input(seen.name(), seen.value()))
                    .toList();
            List<Map<String, @Nullable Object>> outputs = TableValues.outputs(table, consultation);
            steps.add(new Explanation.Step(table.decision(), table.id(), inputs, consultation.rows(), outputs));
        }
        return steps;
    }
}
