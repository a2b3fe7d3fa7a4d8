package org.passerelle.analysis.mutants;

import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Table;

/**
 * A table that is wrong in one place.
 *
 * @param kind what was done to it
 * @param table the table as it could wrongly be written
 * @param row id of the row concerned first; null when it is a whole column
 * @param part expression of the column or name of the output; null when it is the whole row
 * @param from what stood there, as written
 * @param to what stands there, as written; or the id of another row
 */
record Mutant(
        Kind kind,
        Table table,
        @Nullable String row,
        @Nullable String part,
        String from,
        String to) {

    /** What can be done to a table. */
    enum Kind {
        /** A number or day that the cells of a column compare with is another. */
        BOUND,
        /** A value stands in the cell of another row. */
        VALUE,
        /** A cell no longer asks for a value that it asked for. */
        CELL,
        /** A row is gone: where one must apply, another takes its place. */
        ROW,
        /** One result of a row is that of another. */
        RESULT,
        /** Two rows have each other's results. */
        SWAP
    }
}
