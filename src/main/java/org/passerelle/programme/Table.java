package org.passerelle.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;

/**
 * A decision table as written.
 *
 * @param id prefix of its row ids
 * @param decision the decision or function whose logic it is
 * @param hitPolicy how hits become a result
 * @param columns what is looked at
 * @param outputs names of the outputs; the decision's name when there is only one
 * @param rows in the order of the file
 * @param defaults what each output is when no row hits; empty when nothing is said
 */
public record Table(
        String id,
        String decision,
        HitPolicy hitPolicy,
        List<Column> columns,
        List<String> outputs,
        List<Row> rows,
        List<String> defaults) {

    /** The cell that any value passes. */
    public static final String ANY_VALUE = "-";

    /** Returns whether a default output stands for "no row hit". */
    public boolean hasDefault() {
        return !defaults.isEmpty();
    }

    /** How the rows that hit become the result of a table. */
    public enum HitPolicy {
        /** Exactly one row may hit. */
        UNIQUE,
        /** Several may hit with the same outputs. */
        ANY,
        /** The first that hits counts. */
        FIRST,
        /** The one with the highest output value counts. */
        PRIORITY,
        /** All that hit count, as a list. */
        COLLECT,
        /** All that hit count, in the order of the rows. */
        RULE_ORDER,
        /** All that hit count, by output value. */
        OUTPUT_ORDER;

        /** Whether the table yields a list, so that several rows may hit and none need to. */
        public boolean collects() {
            return this == COLLECT || this == RULE_ORDER || this == OUTPUT_ORDER;
        }
    }

    /**
     * An input column.
     *
     * @param expression in FEEL
     * @param label what a person calls it
     * @param type of the values; null when the model does not say
     * @param required whether the type refuses null
     * @param references what the expression reads
     */
    public record Column(
            String expression, String label, @Nullable FactType type, boolean required, List<Reference> references) {

        /** Returns the label as a key of {@link Texts#label}: words and numbers, joined by "_". */
        public String labelKey() {
            return label.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
        }
    }

    /**
     * A row.
     *
     * @param id "table.number"
     * @param tests a cell per column
     * @param results a cell per output
     * @param references what the output cells read
     */
    public record Row(String id, List<String> tests, List<String> results, List<Reference> references) {

        /** Whether the row looks at a column at all. */
        public boolean tests(int column) {
            return !tests.get(column).equals(ANY_VALUE);
        }

        /** Returns whether the row only passes on what another decision yields. */
        public boolean passesOn() {
            return results.size() == 1
                    && references.size() == 1
                    && results.get(0).equals(references.get(0).toString());
        }
    }
}
