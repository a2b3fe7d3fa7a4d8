package org.passerelle.explain;

import java.util.List;

/**
 * How near a case came to a row that gives no reason against it.
 *
 * @param rule id of the row that counted, which gives a reason
 * @param decision whose table it is in
 * @param alternatives the rows of the table that were missed and give none; any of them would do
 */
public record NearMiss(String rule, String decision, List<Alternative> alternatives) {

    /**
     * A row that was missed.
     *
     * @param rule its id
     * @param unmet the conditions that failed; the others of the row were met
     */
    public record Alternative(String rule, List<Condition> unmet) {}

    /**
     * A condition that failed.
     *
     * @param expression what is looked at, in FEEL
     * @param found the value seen: a code, a truth value, a number or a day
     * @param needed what the value would have to be, as the cell says it, in FEEL
     * @param facts JSON pointers of the facts behind the value, sorted
     */
    public record Condition(String expression, Object found, String needed, List<String> facts) {}
}
