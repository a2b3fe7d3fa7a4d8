package org.passerelle.programme;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Text;

/** Narrows types by what item definitions say of their values. A type derived from another keeps what that one demands. */
final class Constraint {

    /** Whole numbers. */
    static final String WHOLE = "? = floor(?)";

    private static final Pattern INTERVAL = Pattern.compile("\\[\\s*(-?[0-9.]+)\\s*\\.\\.\\s*(-?[0-9.]+)\\s*]");
    private static final Pattern COUNT = Pattern.compile("count\\(\\?\\)\\s*<=\\s*(\\d+)");
    private static final Pattern LENGTH = Pattern.compile("string length\\(\\?\\)\\s*<=\\s*(\\d+)");
    private static final Pattern MATCHES = Pattern.compile("matches\\(\\?,\\s*\"(.*)\"\\)");

    private Constraint() {}

    /** Returns the type that is left of another; null when the constraint is none that facts of it can be checked by. */
    static @Nullable FactType narrow(FactType base, String constraint) {
        if (base instanceof Decimal number) {
            return constraint.equals(WHOLE)
                    ? new Decimal(number.minimum(), number.maximum(), true)
                    : within(number, INTERVAL.matcher(constraint));
        } else if (base instanceof ListOf list) {
            Matcher count = COUNT.matcher(constraint);
            return count.matches()
                    ? new ListOf(list.element(), limit(count.group(1), list.maxItems(), FactTypes.MAXIMUM_LIST))
                    : null;
        }
        return base instanceof Text text ? narrow(text, constraint) : null;
    }

    private static @Nullable FactType within(Decimal number, Matcher interval) {
        if (!interval.matches()) {
            return null;
        }
        BigDecimal from = new BigDecimal(interval.group(1));
        BigDecimal to = new BigDecimal(interval.group(2));
        return from.compareTo(to) > 0
                ? null
                : new Decimal(
                        number.minimum() == null ? from : from.max(number.minimum()),
                        number.maximum() == null ? to : to.min(number.maximum()),
                        number.whole());
    }

    private static @Nullable FactType narrow(Text text, String constraint) {
        Matcher length = LENGTH.matcher(constraint);
        if (length.matches()) {
            int longest = limit(length.group(1), text.maxLength(), FactTypes.MAXIMUM_TEXT);
            return new Text(text.allowed(), longest, text.pattern());
        }
        Matcher pattern = MATCHES.matcher(constraint);
        return pattern.matches() && text.pattern() == null
                ? new Text(text.allowed(), text.maxLength(), pattern.group(1))
                : null;
    }

    /** The limit of a type derived from another: no wider than that one's, unless that is only what holds where none is set. */
    private static int limit(String written, int base, int unset) {
        int limit = Integer.parseInt(written);
        return base == unset ? limit : Math.min(limit, base);
    }
}
