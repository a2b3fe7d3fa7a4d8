package org.passerelle.explain;

import java.util.Map;
import java.util.Set;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Table;

/**
 * A row that had a part in an outcome.
 *
 * @param row that counted
 * @param table it stands in
 * @param consultation of the table
 * @param scope in which the table was consulted
 * @param facts JSON pointers of the facts that made it count, directly or through other rows, sorted
 */
record Cause(Table.Row row, Table table, Trace.Consultation consultation, Scope scope, Set<String> facts) {

    /** The values that its text may name. */
    Map<String, Object> values() {
        return consultation.variables().get();
    }
}
