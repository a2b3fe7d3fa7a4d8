package org.passerelle.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a decision table.
 *
 * @param kind what
 * @param table id of the table
 * @param rows ids of the rows concerned, in the order of the table; none for a gap
 * @param witness a case that shows it, a value per column; empty where none can
 */
public record TableFinding(Kind kind, String table, List<String> rows, List<Given> witness) {

    /** What can be wrong. */
    public enum Kind {
        /** No row hits, though one must. */
        GAP("no row hits when "),
        /** Two rows hit, though only one may, or both with the same outputs. */
        OVERLAP("two rows hit when "),
        /** A row counts in no case. */
        UNREACHABLE("the row never counts"),
        /** A cell compares with something else than constants of its column. */
        UNREADABLE_CELL("a cell is no comparison with constants of its column, "),
        /** The table has too many cases to look at; what else was found holds. */
        NOT_PROVEN("the table has too many cases");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * The value of a column; of a cell that is unreadable, the cell.
     *
     * @param expression what the column looks at
     * @param literal in FEEL
     */
    public record Given(String expression, String literal) {

        static Given of(String expression, @Nullable Object value) {
            return new Given(expression, literal(value));
        }

        private static String literal(@Nullable Object value) {
            if (value instanceof String text) {
                return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            }
            if (value instanceof BigDecimal number) {
                return number.toPlainString();
            }
            if (value instanceof LocalDate day) {
                return "date(\"" + day + "\")";
            }
            return value instanceof Map ? "{}" : String.valueOf(value);
        }

        @Override
        public String toString() {
            return expression + " = " + literal;
        }
    }

    @Override
    public String toString() {
        String where = rows.isEmpty() ? "" : " " + String.join(", ", rows);
        return kind + " " + table + where + ": " + kind.text
                + witness.stream().map(Given::toString).collect(Collectors.joining(", ")) + ".";
    }
}
