package org.passerelle.scenario;

/** Decides the cases of scenarios. */
@FunctionalInterface
interface Decider {

    /**
     * Returns what was decided.
     *
     * @throws Undecided when there is no decision to look at
     */
    Observed decide(Scenario scenario);
}
