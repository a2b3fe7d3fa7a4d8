package org.passerelle.analysis.proposals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.analysis.JointIndex;
import org.passerelle.facts.FactType;

/** The lines that tables draw between values of ordered columns, each with the values on both sides. */
final class Lines {

    private Lines() {}

    static List<Wanted> of(TableView view, JointIndex index) {
        List<Wanted> wanted = new ArrayList<>();
        for (int column = 0; column < view.table().columns().size(); column++) {
            Set<Object> values = new LinkedHashSet<>();
            for (Object constant : index.columns().get(column).constants()) {
                addSides(view, column, constant, values);
            }
            for (Object value : values) {
                wanted.add(new Wanted.AtLine(view, column, value));
            }
        }
        return wanted;
    }

    /** A constant is a line towards each side on which other rows are passed. */
    private static void addSides(TableView view, int column, Object constant, Set<Object> values) {
        if (constant instanceof BigDecimal number) {
            boolean whole =
                    !(view.table().columns().get(column).type() instanceof FactType.Decimal type) || type.whole();
            BigDecimal step = whole ? BigDecimal.ONE : BigDecimal.ONE.movePointLeft(Math.max(0, number.scale()) + 1);
            add(view, column, number, number.subtract(step), values);
            add(view, column, number, number.add(step), values);
        } else if (constant instanceof LocalDate day) {
            add(view, column, day, day.minusDays(1), values);
            add(view, column, day, day.plusDays(1), values);
        }
    }

    private static void add(TableView view, int column, Object line, Object beside, Set<Object> values) {
        if (!view.passed(column, line).equals(view.passed(column, beside))) {
            values.add(line);
            values.add(beside);
        }
    }
}
