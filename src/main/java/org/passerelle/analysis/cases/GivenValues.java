package org.passerelle.analysis.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Draw.Values;
import org.passerelle.facts.Days;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Text;

/** Values of facts of which a distribution speaks. */
final class GivenValues {

    private static final Pattern NUMBER_OF_DAYS = Pattern.compile("-?\\d{1,5}");

    private final List<String> problems;

    /**
     * Prepares to read entries.
     *
     * @param problems added to when an entry does not fit its fact
     */
    GivenValues(List<String> problems) {
        this.problems = problems;
    }

    /** Returns the values of an entry; those that are usual when it names none. */
    Values of(String path, Distribution.Entry entry, FactType type, Values usual) {
        if (!entry.values().isEmpty()) {
            return values(path, entry, type);
        } else if (entry.from() == null && entry.to() == null) {
            return usual;
        } else if (type instanceof Decimal number) {
            return numbers(path, entry, number);
        } else if (type instanceof FactType.Day) {
            return days(path, entry);
        }
        problems.add(path + ": Only numbers and days have a range.");
        return usual;
    }

    private Values values(String path, Distribution.Entry entry, FactType type) {
        Weighted<Object> weighted = new Weighted<>();
        entry.values().forEach((text, weight) -> {
            Object value = value(text, type);
            if (value == null) {
                problems.add(path + ".values." + text + ": " + allowed(type));
            } else {
                weighted.add(value, weight);
            }
        });
        return draw -> weighted.draw(draw.random());
    }

    private static @Nullable Object value(String text, FactType type) {
        if (type instanceof Text known) {
            boolean fits = known.allowed().isEmpty()
                    ? text.length() <= known.maxLength() && (known.pattern() == null || text.matches(known.pattern()))
                    : known.allowed().contains(text);
            return fits ? text : null;
        } else if (type instanceof FactType.Flag) {
            return List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null;
        } else if (type instanceof Decimal number) {
            return number(text, number);
        }
        return Days.of(text);
    }

    private static @Nullable BigDecimal number(String text, Decimal type) {
        BigDecimal number = parsed(text);
        boolean fits = number != null
                && (type.minimum() == null || number.compareTo(type.minimum()) >= 0)
                && (type.maximum() == null || number.compareTo(type.maximum()) <= 0)
                && (!type.whole() || number.stripTrailingZeros().scale() <= 0);
        return fits ? number : null;
    }

    private static @Nullable BigDecimal parsed(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static String allowed(FactType type) {
        if (type instanceof Text text && !text.allowed().isEmpty()) {
            return "This value is not allowed. Allowed: " + String.join(", ", text.allowed()) + ".";
        }
        return "The fact cannot have this value.";
    }

    private Values numbers(String path, Distribution.Entry entry, Decimal type) {
        BigDecimal from = entry.from() == null ? type.minimum() : number(entry.from(), type);
        BigDecimal to = entry.to() == null ? type.maximum() : number(entry.to(), type);
        if (from == null || to == null || from.compareTo(to) > 0) {
            problems.add(path + ": A range goes from a number to one that is not smaller, both allowed for the fact.");
            return draw -> BigDecimal.ZERO;
        }
        Optional<NumberRange> range = NumberRange.of(from, to, type.whole());
        if (range.isEmpty()) {
            problems.add(path + ": The numbers of a range have at most " + NumberRange.MOST_DIGITS
                    + " digits, those after the point among them.");
            return draw -> from;
        }
        return range.get()::draw;
    }

    /** Returns days between two, which may be given as days after that of the decision. */
    Values days(String path, Distribution.Entry entry) {
        boolean wrong = isNoDay(entry.from()) || isNoDay(entry.to());
        if (wrong) {
            problems.add(path + ": A range of days goes from one day to a later one, each written YYYY-MM-DD or as a"
                    + " number of days after that of the decision, up to 99999.");
        }
        return draw -> {
            LocalDate from = wrong ? draw.day() : day(entry.from(), draw);
            long range = wrong ? 0 : ChronoUnit.DAYS.between(from, day(entry.to(), draw));
            return from.plusDays(range <= 0 ? 0 : draw.random().nextLong(range + 1));
        };
    }

    private static boolean isNoDay(@Nullable String text) {
        return text != null
                && Days.of(text) == null
                && !NUMBER_OF_DAYS.matcher(text).matches();
    }

    private static LocalDate day(@Nullable String text, Draw draw) {
        if (text == null) {
            return draw.day();
        }
        LocalDate day = Days.of(text);
        return day == null ? draw.day().plusDays(Integer.parseInt(text)) : day;
    }
}
