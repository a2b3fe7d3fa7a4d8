package org.passerelle.scenario;

import java.util.List;

/**
 * Whether a scenario was decided as expected.
 *
 * @param observed what was decided
 * @param differences from what was expected; empty when there is none
 */
public record Verdict(Scenario scenario, Observed observed, List<Difference> differences) {

    /** Returns whether nothing differs. */
    public boolean passed() {
        return differences.isEmpty();
    }
}
