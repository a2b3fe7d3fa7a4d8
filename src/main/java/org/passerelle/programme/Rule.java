package org.passerelle.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a decision table, or a rule on findings.
 *
 * @param id permanent name: the key in trace, texts, scenarios and coverage
 * @param decision the decision that the row belongs to, or the unit of the rule
 * @param kind row or rule
 * @param conditions what must hold, as written
 * @param outputs what follows, as written
 * @param legalBasis never empty
 * @param reason code of the reason that the row gives, or null
 * @param assumptions identifiers of the assumptions that the row relies on
 * @param warnings codes of the warnings that the row raises
 * @param severity of a finding; null for a row
 */
public record Rule(
        String id,
        String decision,
        Kind kind,
        List<Condition> conditions,
        List<Output> outputs,
        List<LegalBasis> legalBasis,
        @Nullable String reason,
        List<String> assumptions,
        List<String> warnings,
        @Nullable String severity) {

    /** Where a rule is written. */
    public enum Kind {
        /** A row of a decision table. */
        TABLE_ROW,
        /** A rule that notices what must hold across several facts. */
        FINDING
    }

    /**
     * A condition of a row.
     *
     * @param expression what is looked at, in FEEL; or the language of the rules
     * @param test the cell, in FEEL; "-" when anything will do
     */
    public record Condition(String expression, String test) {}

    /**
     * An output of a row.
     *
     * @param name name of the output; the decision's own name when it has only one
     * @param value the cell, in FEEL
     */
    public record Output(String name, String value) {}
}
