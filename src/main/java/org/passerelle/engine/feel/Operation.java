package org.passerelle.engine.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.TemporalAmount;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.InfixOperator;

/** The operators of FEEL, for texts, numbers, booleans and days. Every other pair of operands is left to the engine. */
final class Operation {

    private Operation() {}

    /** Returns an operation as a term; null when the engine must do it. */
    static @Nullable Term of(InfixOperator operator, Term left, Term right) {
        return switch (operator) {
            case EQ -> scope -> equal(left.value(scope), right.value(scope));
            case NE -> scope -> opposite(equal(left.value(scope), right.value(scope)));
            case LT -> scope -> ordered(left.value(scope), right.value(scope), order -> order < 0);
            case GT -> scope -> ordered(left.value(scope), right.value(scope), order -> order > 0);
            case LTE -> scope -> ordered(left.value(scope), right.value(scope), order -> order <= 0);
            case GTE -> scope -> ordered(left.value(scope), right.value(scope), order -> order >= 0);
            case AND -> scope -> connected(false, left.value(scope), right, scope);
            case OR -> scope -> connected(true, left.value(scope), right, scope);
            case ADD -> scope -> moved(left.value(scope), right.value(scope), true);
            case SUB -> scope -> moved(left.value(scope), right.value(scope), false);
            default -> null;
        };
    }

    private static Object equal(@Nullable Object left, @Nullable Object right) {
        if (left == Term.UNCLEAR || right == Term.UNCLEAR) {
            return Term.UNCLEAR;
        } else if (left == null || right == null) {
            return left == right;
        } else if (left instanceof Boolean && right instanceof Boolean) {
            return left.equals(right);
        }
        return areOfOneOrder(left, right) ? compare(left, right) == 0 : Term.UNCLEAR;
    }

    private static Object opposite(Object value) {
        return value instanceof Boolean flag ? !flag : value;
    }

    private static @Nullable Object ordered(@Nullable Object left, @Nullable Object right, IntPredicate order) {
        if (left == null || right == null) {
            Object other = left == null ? right : left;
            return other == null || isOrdered(other) ? null : Term.UNCLEAR;
        }
        return areOfOneOrder(left, right) ? order.test(compare(left, right)) : Term.UNCLEAR;
    }

    private static boolean areOfOneOrder(Object left, Object right) {
        return left.getClass() == right.getClass() && isOrdered(left);
    }

    private static boolean isOrdered(Object value) {
        return value instanceof String || value instanceof BigDecimal || value instanceof LocalDate;
    }

    @SuppressWarnings("unchecked" /* of one class */)
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    /** And, or. The right side is evaluated only if the left does not decide. */
    private static @Nullable Object connected(boolean deciding, @Nullable Object left, Term right, Scope scope) {
        if (left != null && !(left instanceof Boolean)) {
            return Term.UNCLEAR;
        } else if (left != null && left.equals(deciding)) {
            return deciding;
        }
        Object value = right.value(scope);
        if (value != null && !(value instanceof Boolean)) {
            return Term.UNCLEAR;
        } else if (value != null && value.equals(deciding)) {
            return deciding;
        }
        return (left == null || value == null) ? null : !deciding;
    }

    /** A day some time later or earlier, or the time between two days. */
    private static @Nullable Object moved(@Nullable Object left, @Nullable Object right, boolean later) {
        if (left == null && (right instanceof TemporalAmount || right instanceof LocalDate)) {
            return null;
        } else if (!(left instanceof LocalDate day)) {
            return Term.UNCLEAR;
        } else if (right instanceof ChronoPeriod months) {
            return later ? day.plus(months) : day.minus(months);
        } else if (right instanceof Duration span) {
            return day.atStartOfDay().plus(later ? span : span.negated()).toLocalDate();
        } else if (right instanceof LocalDate other && !later) {
            return Duration.between(other.atStartOfDay(), day.atStartOfDay());
        }
        return right == null ? null : Term.UNCLEAR;
    }
}
