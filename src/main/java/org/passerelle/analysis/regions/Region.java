package org.passerelle.analysis.regions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.impact.Example;

/**
 * Facts for which a changed table yields something else.
 *
 * @param table id of the table
 * @param decision its decision
 * @param conditions what must hold of the columns of the table, all of it; empty when it is for all cases
 * @param rowsBefore ids of the rows that counted
 * @param rowsAfter ids of the rows that count
 * @param before what the table yielded, in words
 * @param after what it yields, in words
 * @param outcomes deciding outcomes behind which the table stands: only those can change
 * @param exact whether it holds for these values and for no others; otherwise some cell could not be followed
 * @param witness a case in the region, decided by both; its outcomes differ if {@code differs} says so; null when none was found
 * @param differs deciding outcomes that differ in the witness, each with its value before and after
 * @param text the region in words
 */
public record Region(
        String table,
        String decision,
        List<Condition> conditions,
        List<String> rowsBefore,
        List<String> rowsAfter,
        String before,
        String after,
        List<String> outcomes,
        boolean exact,
        @Nullable Example witness,
        List<Flip> differs,
        String text) {

    /**
     * What must hold of a column.
     *
     * @param expression of the column
     * @param name what people call it
     * @param words what its value must be
     */
    public record Condition(String expression, String name, String words) {}

    /** A deciding outcome that differs. */
    public record Flip(String outcome, String before, String after) {}
}
