package org.passerelle.scenario;

/** Decides the cases of scenarios. */
@FunctionalInterface
interface Decider {

    /**
     * Returns what was decided.
     *
     * @throws Undecided when there is no decision of this case
     * @throws java.io.UncheckedIOException when no case can be decided
     */
    Observed decide(Scenario scenario);
}
