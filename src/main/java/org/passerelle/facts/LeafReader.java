package org.passerelle.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.Problem.Code;

/** Reads texts, numbers, flags and days. */
final class LeafReader {

    /* Of the numbers that FEEL has: decimal128 of IEEE 754. */
    private static final int LEAST_EXPONENT = -6143;
    private static final int LARGEST_EXPONENT = 6144;
    private static final String OF_FEEL = "0, ±1E" + LEAST_EXPONENT + " … ±1E" + LARGEST_EXPONENT;

    /* As many as the models declare. */
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final List<Problem> problems;

    LeafReader(List<Problem> problems) {
        this.problems = problems;
    }

    @Nullable
    Object read(JsonNode node, FactType type, Place place) {
        if (type instanceof Text text) {
            return text(node, text, place);
        }
        if (type instanceof Decimal decimal) {
            return decimal(node, decimal, place);
        }
        return type instanceof Flag ? flag(node, place) : day(node, place);
    }

    private @Nullable Object text(JsonNode node, Text type, Place place) {
        if (!node.isTextual()) {
            problems.add(Problem.wrongType(place.pointer(), "string"));
            return null;
        }
        String text = node.textValue();
        if (!type.allowed().isEmpty()) {
            if (!type.allowed().contains(text)) {
                problems.add(Problem.unlisted(place.pointer(), Code.NOT_ALLOWED, text, type.allowed()));
            }
        } else if (text.codePointCount(0, text.length()) > type.maxLength()) {
            problems.add(Problem.tooMuch(place.pointer(), Code.TOO_LONG, type.maxLength()));
        } else if (type.pattern() != null && !matches(text, type.pattern())) {
            Map<String, String> arguments = Map.of("allowed", type.pattern());
            problems.add(new Problem(place.pointer(), Code.NOT_ALLOWED, List.of(), null, arguments));
        }
        return text;
    }

    private static boolean matches(String text, String pattern) {
        return PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(text).matches();
    }

    private @Nullable Object decimal(JsonNode node, Decimal type, Place place) {
        if (!isNumber(node) || (type.whole() && !isWhole(node.decimalValue()))) {
            problems.add(Problem.wrongType(place.pointer(), type.whole() ? "integer" : "number"));
            return null;
        }
        BigDecimal number = node.decimalValue();
        BigDecimal minimum = type.minimum();
        BigDecimal maximum = type.maximum();
        boolean low = minimum != null && number.compareTo(minimum) < 0;
        boolean high = maximum != null && number.compareTo(maximum) > 0;
        if (low || high) {
            problems.add(Problem.outOfRange(place.pointer(), minimum, maximum));
        } else if (!isOfFeel(number)) {
            problems.add(Problem.outOfRange(place.pointer(), OF_FEEL));
        }
        return canonical(number);
    }

    /* YAML has numbers that are none, or without end. */
    private static boolean isNumber(JsonNode node) {
        return node instanceof NumericNode number && !number.isNaN();
    }

    /* Of another a few characters may stand for more digits than there is memory. */
    private static boolean isOfFeel(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        return number.signum() == 0 || (exponent >= LEAST_EXPONENT && exponent <= LARGEST_EXPONENT);
    }

    /* Strips zeros of a fraction only: those of a huge number would overflow its exponent. */
    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /* Equal numbers become equal objects, 52.0 and 5.2E+1 both 52, as far as FEEL counts every digit. */
    private static BigDecimal canonical(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = number.scale() > 0 ? number.stripTrailingZeros() : number;
        boolean hasZerosToWrite = shortest.scale() < 0 && shortest.scale() >= -MathContext.DECIMAL128.getPrecision();
        return hasZerosToWrite ? shortest.setScale(0) : shortest;
    }

    private @Nullable Object flag(JsonNode node, Place place) {
        if (!node.isBoolean()) {
            problems.add(Problem.wrongType(place.pointer(), "boolean"));
            return null;
        }
        return node.booleanValue();
    }

    private @Nullable Object day(JsonNode node, Place place) {
        if (!node.isTextual()) {
            problems.add(Problem.wrongType(place.pointer(), "date"));
            return null;
        }
        LocalDate day = Days.of(node.textValue());
        if (day == null) {
            problems.add(Problem.of(place.pointer(), Code.BAD_DATE));
        }
        return day;
    }
}
