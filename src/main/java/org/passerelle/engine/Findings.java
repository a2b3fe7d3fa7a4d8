package org.passerelle.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.definition.rule.Rule;

/** Where rules report what they notice: each unit declares one as its property {@code findings}. */
public final class Findings {

    private final Set<Finding> reported = new LinkedHashSet<>();

    /** Reports a finding about the facts at these JSON pointers. */
    public void report(Rule rule, String... pointers) {
        report(rule, Map.of(), pointers);
    }

    /**
     * Reports a finding about the facts at these JSON pointers.
     *
     * @param arguments of the text of the rule, by placeholder; codes, never what the caller wrote
     */
    public void report(Rule rule, Map<String, String> arguments, String... pointers) {
        reported.add(new Finding(rule.getName(), List.of(pointers), Map.copyOf(arguments)));
    }

    /** Returns what was reported, and forgets it. */
    List<Finding> take() {
        List<Finding> taken = List.copyOf(reported);
        reported.clear();
        return taken;
    }
}
