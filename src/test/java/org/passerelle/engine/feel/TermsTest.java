package org.passerelle.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;

/** Terms against the engine, on values of every kind. */
final class TermsTest {

    private static final FEELImpl FEEL = (FEELImpl) FEELBuilder.builder().build();
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            true,
            false,
            "",
            "A",
            "B",
            BigDecimal.ONE,
            new BigDecimal("1.0"),
            BigDecimal.TEN,
            3,
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 3, 1),
            LocalDateTime.of(2026, 3, 1, 0, 0),
            LocalTime.NOON,
            Duration.ofDays(1),
            ComparablePeriod.parse("P1M"),
            ComparablePeriod.parse("P1Y"),
            List.of(),
            List.of("A"),
            List.of("A", "B"),
            Arrays.asList("A", null),
            List.of(BigDecimal.ONE, true),
            Map.of("part", "A"),
            List.of(Map.of("part", "A")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = b",
                "a != b",
                "a < b",
                "a <= b",
                "a > b",
                "a >= b",
                "a and b",
                "a or b",
                "a + b",
                "a - b",
                "(a - b).days",
                "if a = b then a else b",
                "if a then b else null",
                "[a, b, \"C\"]",
                "list contains(a, b)",
                "list contains([\"A\", \"B\"], b)",
                "count(a)",
                "not(a)",
                "a.part",
                "a.part.part",
                "a.year",
                "a <= b + duration(\"P1M\") - duration(\"P1D\")",
                "a < b and not(a = b) or count(a) > 1",
                "unheardOf",
                "a.part = unheardOf"
            })
    void term_onAnyValues_isAsTheEngineHasIt(String text) {
        InterpretedExecutableExpression expression = compile(text);
        Term term = Terms.of(expression);
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                values.put("a", a);
                values.put("b", b);
                assertThat(outcome(values, term))
                        .as("%s where a is %s and b is %s", text, a, b)
                        .isEqualTo(outcome(values, scope -> scope.evaluate(expression)));
            }
        }
    }

    private static InterpretedExecutableExpression compile(String text) {
        CompilerContext names = FEEL.newCompilerContext();
        names.addInputVariableType("a", BuiltInType.UNKNOWN);
        names.addInputVariableType("b", BuiltInType.UNKNOWN);
        return FEEL.processExpression(text, names).getInterpreted();
    }

    @SuppressWarnings("NullAway" /* values may well be null */)
    private static String outcome(Map<String, @Nullable Object> values, Term term) {
        Scope scope = new Scope(FEEL, values, true, true);
        try {
            return term.value(scope) + (scope.isRemarked() ? ", remarked" : "");
        } catch (RuntimeException fault) {
            return "a fault";
        }
    }
}
