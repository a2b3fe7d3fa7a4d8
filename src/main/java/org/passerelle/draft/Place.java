package org.passerelle.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a draft, as near as is known.
 *
 * @param file path in the project; null for what stands in the request itself
 * @param line from 1; null when it concerns the whole file
 * @param model name of the model
 * @param table id of the table
 * @param row id of the row
 * @param column expression of the input, name of the output or title of the annotation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Place(
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String model,
        @Nullable String table,
        @Nullable String row,
        @Nullable String column) {

    /** No place in any file. */
    static final Place NOWHERE = new Place(null, null, null, null, null, null);

    Place inColumn(String expression) {
        return new Place(file, line, model, table, row, expression);
    }

    /**
     * Returns a place of which no more is known.
     *
     * @param line from 1; 0 for the whole file
     */
    static Place at(String file, int line) {
        return new Place(file, line > 0 ? line : null, null, null, null, null);
    }
}
