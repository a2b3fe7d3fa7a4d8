package org.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.programme.Edition;

/** The rule units of editions, made ready once and applied per case. */
final class FindingRules {

    /** Name under which rules see the outcomes, beside the facts. */
    static final String OUTCOMES = "outcomes";

    private final Map<String, RuleUnitRunner> runners = new ConcurrentHashMap<>();

    List<Finding> apply(Edition edition, Map<String, Object> values) {
        Map<String, Object> situated = Pointers.within(values);
        List<Findings> findings = new ArrayList<>();
        for (String unit : edition.units()) {
            RuleUnitRunner runner =
                    runners.computeIfAbsent(edition.digest() + unit, any -> RuleUnitRunner.of(unit, edition));
            findings.add(runner.run(situated));
        }
        return Findings.sorted(findings);
    }
}
