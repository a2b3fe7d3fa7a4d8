package org.passerelle.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Table;

/**
 * The values that an input column can take.
 *
 * @param type null when nothing is known of it
 * @param mayBeNull whether null is one of them
 */
record Domain(@Nullable FactType type, boolean mayBeNull) {

    private static final String NAME = "([\\p{L}\\p{N}_]+)";
    private static final Pattern COMPARED_WITH_NULL = Pattern.compile(NAME + "(\\." + NAME + ")*\\s*!?=\\s*null");
    private static final Pattern COUNT = Pattern.compile("count\\(\\s*" + NAME + "\\s*\\)");
    private static final Pattern CONTAINS =
            Pattern.compile("list contains\\(\\s*" + NAME + "\\s*,\\s*\"[^\"]*\"\\s*\\)");

    /**
     * Returns what a column can take, as its type says, or the few expressions that are never null.
     *
     * @param lists names of variables that always hold a list
     */
    static Domain of(Table.Column column, Set<String> lists) {
        String expression = column.expression().strip();
        if (COMPARED_WITH_NULL.matcher(expression).matches() || isOver(CONTAINS, expression, lists)) {
            return new Domain(new FactType.Flag(), false);
        }
        if (isOver(COUNT, expression, lists)) {
            return new Domain(new FactType.Decimal(BigDecimal.ZERO, null, true), false);
        }
        return new Domain(column.type(), !column.required());
    }

    /** Returns whether constants are of this type; texts, among its values. */
    boolean holds(List<Object> constants) {
        return type == null || constants.stream().allMatch(constant -> holds(type, constant));
    }

    private static boolean holds(FactType type, Object constant) {
        if (type instanceof FactType.Text text) {
            return constant instanceof String
                    && (text.allowed().isEmpty() || text.allowed().contains(constant));
        }
        return (type instanceof FactType.Flag && constant instanceof Boolean)
                || (type instanceof FactType.Decimal && constant instanceof BigDecimal)
                || (type instanceof FactType.Day && constant instanceof LocalDate);
    }

    private static boolean isOver(Pattern function, String expression, Set<String> lists) {
        Matcher call = function.matcher(expression);
        return call.matches() && lists.contains(call.group(1));
    }
}
