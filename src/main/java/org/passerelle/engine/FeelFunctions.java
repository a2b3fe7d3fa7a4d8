package org.passerelle.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Reference;

/** Expressions and cells of the models as functions, compiled once per text: models hold finitely many. */
final class FeelFunctions {

    private static final Map<String, FeelExpression> EXPRESSIONS = new ConcurrentHashMap<>();
    private static final Map<String, UnaryTest> TESTS = new ConcurrentHashMap<>();
    private static final Pattern DAY = Pattern.compile("date\\(\"(\\d{4}-\\d{2}-\\d{2})\"\\)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"-])-?\\d+(\\.\\d+)?(?![\\w\"-])");

    private FeelFunctions() {}

    /** Returns whether a value passes a cell. */
    static boolean passes(String cell, @Nullable Object value) {
        return TESTS.computeIfAbsent(cell, UnaryTest::of).test(value);
    }

    /**
     * Returns the value of an expression.
     *
     * @param references what it reads
     * @param values of the references, in their order
     */
    static @Nullable Object evaluate(String text, List<Reference> references, List<@Nullable Object> values) {
        return EXPRESSIONS
                .computeIfAbsent(text, any -> FeelExpression.of(text, references))
                .of(values);
    }

    /** Returns the constants that a text names. */
    static Set<Object> constants(String text) {
        Set<Object> constants = new HashSet<>();
        DAY.matcher(text).results().forEach(found -> constants.add(LocalDate.parse(found.group(1))));
        TEXT.matcher(text).results().forEach(found -> constants.add(found.group(1)));
        NUMBER.matcher(text).results().forEach(found -> constants.add(new BigDecimal(found.group())));
        return constants;
    }
}
