package org.passerelle.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.programme.Edition;
import org.passerelle.programme.FindingUnit;

/** The rule units of editions, made ready once and applied per case. */
final class FindingRules {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::rule)
            .thenComparing(finding -> String.join(" ", finding.facts()))
            .thenComparing(finding -> finding.arguments().toString());

    private final Map<FindingUnit, RuleUnitRunner> runners = new ConcurrentHashMap<>();

    /** Returns what the rules of an edition notice, sorted by rule, then facts: rules fire in no order of their own. */
    List<Finding> apply(Edition edition, Map<String, Object> values) {
        List<Finding> findings = new ArrayList<>();
        for (FindingUnit unit : edition.units()) {
            RuleUnitRunner runner = runners.computeIfAbsent(unit, RuleUnitRunner::new);
            findings.addAll(runner.run(edition.programme(), values));
        }
        findings.sort(ORDER);
        return List.copyOf(findings);
    }
}
