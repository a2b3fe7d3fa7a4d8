package org.passerelle.scenario;

/**
 * Where a decision is not as expected.
 *
 * @param what the outcome or kind of evidence
 * @param expected as the scenario writes it
 * @param got what was decided instead
 */
public record Difference(String what, String expected, String got) {

    @Override
    public String toString() {
        return what + ": expected " + expected + ", got " + got;
    }
}
