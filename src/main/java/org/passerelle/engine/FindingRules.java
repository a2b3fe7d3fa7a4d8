package org.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.programme.Edition;
import org.passerelle.programme.FindingUnit;

/** The rule units of editions, made ready once and applied per case. */
final class FindingRules {

    private final Map<FindingUnit, RuleUnitRunner> runners = new ConcurrentHashMap<>();

    List<Finding> apply(Edition edition, Map<String, Object> values) {
        Map<String, Object> situated = Pointers.within(values);
        List<Findings> findings = new ArrayList<>();
        for (FindingUnit unit : edition.units()) {
            findings.add(runners.computeIfAbsent(unit, RuleUnitRunner::new).run(situated));
        }
        return Findings.sorted(findings);
    }
}
