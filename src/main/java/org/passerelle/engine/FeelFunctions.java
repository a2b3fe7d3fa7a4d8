package org.passerelle.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.passerelle.programme.Reference;

/** Expressions and cells of the models as functions, compiled once per text: models hold finitely many. */
final class FeelFunctions {

    private static final FEEL ENGINE = FEELBuilder.builder().build();
    private static final Map<String, CompiledExpression> EXPRESSIONS = new ConcurrentHashMap<>();
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
        if (references.size() == 1 && references.get(0).toString().equals(text.strip())) {
            return values.get(0);
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        for (int index = 0; index < references.size(); index++) {
            put(variables, references.get(index), values.get(index));
        }
        return ENGINE.evaluate(EXPRESSIONS.computeIfAbsent(text, any -> compile(text, references)), variables);
    }

    private static CompiledExpression compile(String text, List<Reference> references) {
        CompilerContext context = ENGINE.newCompilerContext();
        references.forEach(reference -> context.addInputVariableType(reference.root(), BuiltInType.UNKNOWN));
        return ENGINE.compile(text, context);
    }

    @SuppressWarnings("unchecked" /* only maps made here are walked */)
    private static void put(Map<String, @Nullable Object> variables, Reference reference, @Nullable Object value) {
        Map<String, @Nullable Object> level = variables;
        String name = reference.root();
        for (String component : reference.path()) {
            level = (Map<String, @Nullable Object>)
                    level.computeIfAbsent(name, any -> new HashMap<String, @Nullable Object>());
            name = component;
        }
        level.put(name, value);
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
