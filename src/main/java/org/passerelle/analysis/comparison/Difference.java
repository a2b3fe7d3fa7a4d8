package org.passerelle.analysis.comparison;

import org.jspecify.annotations.Nullable;

/**
 * One thing that differs.
 *
 * @param edition id of the edition, as it is afterwards
 * @param decision the decision or group of rules concerned; null for facts, outcomes and texts
 * @param table id of the table; null outside of tables
 * @param row id of the row or rule; null when it is not about one
 * @param part expression of the column, name of the output, path of the fact or outcome, or key of the text; null when it is about the whole
 * @param before as written; null when there was nothing
 * @param after as written; null when there is nothing any more
 * @param text the same in words
 */
public record Difference(
        Kind kind,
        String edition,
        @Nullable String decision,
        @Nullable String table,
        @Nullable String row,
        @Nullable String part,
        @Nullable String before,
        @Nullable String after,
        String text) {

    /** What can differ. */
    public enum Kind {
        /** An edition is new; what follows compares it with the one before. */
        EDITION_ADDED,
        /** An edition is gone. */
        EDITION_REMOVED,
        /** The days on which an edition is in force. */
        IN_FORCE_CHANGED,
        /** A decision table is new. */
        TABLE_ADDED,
        /** A decision table is gone. */
        TABLE_REMOVED,
        /** How the hits of a table become its result. */
        HIT_POLICY_CHANGED,
        /** What a table yields when no row hits. */
        DEFAULT_CHANGED,
        /** A table looks at something more. */
        COLUMN_ADDED,
        /** A table looks at something less. */
        COLUMN_REMOVED,
        /** A table yields something more. */
        OUTPUT_ADDED,
        /** A table yields something less. */
        OUTPUT_REMOVED,
        /** The order of rows, where it counts. */
        ORDER_CHANGED,
        /** A row is new. */
        ROW_ADDED,
        /** A row is gone. */
        ROW_REMOVED,
        /** What a row asks of a column. */
        CONDITION_CHANGED,
        /** What a row yields. */
        RESULT_CHANGED,
        /** What a row or rule rests on: legal basis, reason, assumptions, warnings. */
        BASIS_CHANGED,
        /** A decision without a table is new. */
        DECISION_ADDED,
        /** A decision without a table is gone. */
        DECISION_REMOVED,
        /** How a decision without a table reaches its value. */
        DECISION_CHANGED,
        /** A rule on findings is new. */
        FINDING_ADDED,
        /** A rule on findings is gone. */
        FINDING_REMOVED,
        /** What a rule on findings says. */
        FINDING_CHANGED,
        /** A fact is new. */
        FACT_ADDED,
        /** A fact is gone. */
        FACT_REMOVED,
        /** What a fact may be. */
        FACT_CHANGED,
        /** An outcome is new. */
        OUTCOME_ADDED,
        /** An outcome is gone. */
        OUTCOME_REMOVED,
        /** What an outcome may be. */
        OUTCOME_CHANGED,
        /** A text of the language asked for is new. */
        TEXT_ADDED,
        /** A text of the language asked for is gone. */
        TEXT_REMOVED,
        /** What a text of the language asked for says. */
        TEXT_CHANGED
    }
}
