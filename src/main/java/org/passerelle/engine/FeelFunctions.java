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
import org.passerelle.programme.Table;

/** Expressions and cells of the models of an edition as functions, compiled once per text. Safe for threads. */
final class FeelFunctions {

    private static final Pattern DAY = Pattern.compile("date\\(\"(\\d{4}-\\d{2}-\\d{2})\"\\)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\"-])-?\\d+(\\.\\d+)?(?![\\w\"-])");

    private final Map<String, FeelExpression> expressions = new ConcurrentHashMap<>();
    private final Map<String, UnaryTest> tests = new ConcurrentHashMap<>();
    private final Map<String, Set<Object>> constants = new ConcurrentHashMap<>();
    private final Map<String, TableShape> shapes = new ConcurrentHashMap<>();

    /** Returns what of a table as a function is the same for every case. */
    TableShape shape(Table table) {
        TableShape known = shapes.get(table.id());
        if (known == null) {
            known = TableShape.of(table, this);
            shapes.put(table.id(), known);
        }
        return known;
    }

    /** Returns whether a value passes a cell. */
    boolean passes(String cell, @Nullable Object value) {
        return tests.computeIfAbsent(cell, UnaryTest::of).test(value);
    }

    /**
     * Returns an expression.
     *
     * @param references what it reads
     */
    FeelExpression expression(String text, List<Reference> references) {
        FeelExpression known = expressions.get(text);
        if (known == null || !known.reads(references)) {
            known = FeelExpression.of(text, references);
            expressions.put(text, known);
        }
        return known;
    }

    /** Returns the constants that a text names. */
    Set<Object> constants(String text) {
        return constants.computeIfAbsent(text, FeelFunctions::find);
    }

    private static Set<Object> find(String text) {
        Set<Object> constants = new HashSet<>();
        DAY.matcher(text).results().forEach(found -> constants.add(LocalDate.parse(found.group(1))));
        TEXT.matcher(text).results().forEach(found -> constants.add(found.group(1)));
        NUMBER.matcher(text).results().forEach(found -> constants.add(new BigDecimal(found.group())));
        return constants;
    }
}
