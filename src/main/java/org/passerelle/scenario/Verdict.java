package org.passerelle.scenario;

import java.util.List;

/**
 * Whether a scenario was decided as expected.
 *
 * @param observed what was decided
 * @param differences from what was expected; empty when there is none
 */
record Verdict(Scenario scenario, Observed observed, List<Difference> differences) {

    boolean passed() {
        return differences.isEmpty();
    }
}
