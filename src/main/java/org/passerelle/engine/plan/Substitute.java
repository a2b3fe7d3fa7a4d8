package org.passerelle.engine.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers in place of tables, so that it can be seen what another table would do. */
@FunctionalInterface
public interface Substitute {

    /**
     * What a table answers.
     *
     * @param value its result: one that the table itself could have given
     * @param rows ids of the rows that count
     */
    record Result(@Nullable Object value, List<String> rows) {}

    /**
     * Returns the answer; null when the table is to answer itself.
     *
     * @param table its id
     * @param variables the values in reach of the table
     * @throws RuntimeException when there is no answer
     */
    @Nullable
    Result answer(String table, Map<String, Object> variables);
}
