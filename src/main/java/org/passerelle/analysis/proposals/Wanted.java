package org.passerelle.analysis.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.proposals.TableView.Visit;
import org.passerelle.engine.Evaluation;

/** Something that a table should see in some scenario. */
sealed interface Wanted {

    TableView view();

    /** Returns the column that it is about. */
    int column();

    /** Returns the row that it is about; null when that is told by who sees it. */
    @Nullable
    String row();

    /** Returns how far a visit is from it: 0 when this is it, less than 1 when it is the nearest that can be. */
    double distance(Visit visit);

    /** Returns how far a decision is from it, the nearest time; a great deal when the table was not consulted. */
    default double distance(@Nullable Evaluation decided) {
        return view().visits(decided).stream()
                .mapToDouble(this::distance)
                .min()
                .orElse(view().table().columns().size() + 1.0);
    }

    default boolean isMetBy(@Nullable Evaluation decided) {
        return distance(decided) == 0;
    }

    /** A value at a line that a column draws, or next to it. */
    record AtLine(TableView view, int column, Object value) implements Wanted {

        @Override
        public @Nullable String row() {
            return null;
        }

        @Override
        public double distance(Visit visit) {
            Object seen = visit.inputs().get(column);
            double away = -1;
            if (seen instanceof BigDecimal number && value instanceof BigDecimal wanted) {
                away = number.subtract(wanted).abs().doubleValue();
            } else if (seen instanceof LocalDate day && value instanceof LocalDate wanted) {
                away = Math.abs(ChronoUnit.DAYS.between(day, wanted));
            }
            return away < 0 ? 1 : 1 - 1 / (1 + away);
        }
    }

    /** Values of certain sorts in all columns: those of another visit but for one column. */
    record Alike(TableView view, int column, String row, List<BitSet> passed) implements Wanted {

        @Override
        public double distance(Visit visit) {
            int differing = 0;
            for (int each = 0; each < passed.size(); each++) {
                differing += passed.get(each).equals(visit.passed().get(each)) ? 0 : 1;
            }
            return differing;
        }
    }
}
