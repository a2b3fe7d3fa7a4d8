package org.passerelle.explain;

import java.util.Map;
import java.util.Set;
import org.passerelle.engine.Trace;

/**
 * A row that had a part in an outcome.
 *
 * @param rule id of the row
 * @param consultation of its table
 * @param facts JSON pointers of the facts that made it count, directly or through other rows, sorted
 * @param passesOn whether the row only passes on what other rows decided
 */
record Cause(String rule, Trace.Consultation consultation, Set<String> facts, boolean passesOn) {

    /** The values that its text may name. */
    Map<String, Object> values() {
        return consultation.variables().get();
    }
}
