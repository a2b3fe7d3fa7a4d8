package org.passerelle.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.Problem.Code;

/** Reads texts, numbers, flags and days. */
final class LeafReader {

    private static final int LENGTH_OF_DATE = "YYYY-MM-DD".length();

    private final List<Problem> problems;

    LeafReader(List<Problem> problems) {
        this.problems = problems;
    }

    @Nullable
    Object read(JsonNode node, FactType type, String pointer) {
        if (type instanceof Text text) {
            return text(node, text, pointer);
        }
        if (type instanceof Decimal decimal) {
            return decimal(node, decimal, pointer);
        }
        return type instanceof Flag ? flag(node, pointer) : day(node, pointer);
    }

    private @Nullable Object text(JsonNode node, Text type, String pointer) {
        if (!node.isTextual()) {
            problems.add(Problem.wrongType(pointer, "string"));
            return null;
        }
        String text = node.textValue();
        if (!type.allowed().isEmpty()) {
            if (!type.allowed().contains(text)) {
                problems.add(Problem.unlisted(pointer, Code.NOT_ALLOWED, text, type.allowed()));
            }
        } else if (text.codePointCount(0, text.length()) > type.maxLength()) {
            problems.add(Problem.tooMuch(pointer, Code.TOO_LONG, type.maxLength()));
        } else if (type.pattern() != null && !text.matches(type.pattern())) {
            Map<String, String> arguments = Map.of("allowed", type.pattern());
            problems.add(new Problem(pointer, Code.NOT_ALLOWED, List.of(), null, arguments));
        }
        return text;
    }

    private @Nullable Object decimal(JsonNode node, Decimal type, String pointer) {
        if (!node.isNumber() || (type.whole() && !isWhole(node.decimalValue()))) {
            problems.add(Problem.wrongType(pointer, type.whole() ? "integer" : "number"));
            return null;
        }
        BigDecimal number = node.decimalValue();
        BigDecimal minimum = type.minimum();
        BigDecimal maximum = type.maximum();
        boolean low = minimum != null && number.compareTo(minimum) < 0;
        boolean high = maximum != null && number.compareTo(maximum) > 0;
        if (low || high) {
            problems.add(Problem.outOfRange(pointer, minimum, maximum));
        }
        return canonical(number);
    }

    /* Strips zeros of a fraction only: those of a huge number would overflow its exponent. */
    private static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }

    /* Equal numbers become equal objects, 52.0 and 5.2E+1 both 52, as far as FEEL counts every digit. */
    private static BigDecimal canonical(BigDecimal number) {
        BigDecimal shortest = number.scale() > 0 ? number.stripTrailingZeros() : number;
        boolean hasZerosToWrite = shortest.scale() < 0 && shortest.scale() >= -MathContext.DECIMAL128.getPrecision();
        return hasZerosToWrite ? shortest.setScale(0) : shortest;
    }

    private @Nullable Object flag(JsonNode node, String pointer) {
        if (!node.isBoolean()) {
            problems.add(Problem.wrongType(pointer, "boolean"));
            return null;
        }
        return node.booleanValue();
    }

    private @Nullable Object day(JsonNode node, String pointer) {
        if (!node.isTextual()) {
            problems.add(Problem.wrongType(pointer, "date"));
            return null;
        }
        String text = node.textValue();
        try {
            // The parser would also take a sign and years of more than four digits.
            if (text.length() == LENGTH_OF_DATE) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Not chained and not logged: its message quotes the request.
        }
        problems.add(Problem.of(pointer, Code.BAD_DATE));
        return null;
    }
}
