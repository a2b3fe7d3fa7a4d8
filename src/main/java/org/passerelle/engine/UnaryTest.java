package org.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.UnaryTestInterpretedExecutableExpression;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.passerelle.engine.feel.Verdicts;
import org.passerelle.feel.ClosedFeel;

/** What a value is held against, written as a cell of a decision table: {@code "A", "B"} or {@code > 3}. */
public final class UnaryTest {

    private static final String VALUE = "?";

    private static final Pattern TEXTS = Pattern.compile("\\s*\"[^\"\\\\]*\"(\\s*,\\s*\"[^\"\\\\]*\")*\\s*");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    /** No FEEL, but the engine's parser tries: for seventy of them it takes minutes. */
    private static final Pattern COMPARED_THRICE = Pattern.compile("([=<>!]\\s*){3}");

    private final List<org.kie.dmn.feel.runtime.UnaryTest> alternatives;
    private final Set<String> texts;
    private final Verdicts verdicts = new Verdicts();

    private UnaryTest(List<org.kie.dmn.feel.runtime.UnaryTest> alternatives, Set<String> texts) {
        this.alternatives = alternatives;
        this.texts = texts;
    }

    /**
     * Returns the test that a text states.
     *
     * @throws IllegalArgumentException when the text is not a FEEL unary test, or names anything but the value
     */
    public static UnaryTest of(String text) {
        if (COMPARED_THRICE.matcher(TEXT.matcher(text).replaceAll("")).find()) {
            throw new IllegalArgumentException("Too many comparisons one after the other.");
        }
        List<FEELEvent> events = new ArrayList<>();
        FEELImpl feel = ClosedFeel.engine();
        feel.addListener(events::add);
        List<org.kie.dmn.feel.runtime.UnaryTest> alternatives = compile(feel, text);
        String errors = events.stream()
                .filter(event -> event.getSeverity() == Severity.ERROR)
                .map(FEELEvent::getMessage)
                .collect(Collectors.joining("; "));
        if (alternatives.isEmpty() || !errors.isEmpty()) {
            throw new IllegalArgumentException(errors.isEmpty() ? "It is no test." : errors);
        }
        return new UnaryTest(alternatives, texts(text));
    }

    /** The texts of which a value must be one; empty when the test is another. */
    private static Set<String> texts(String test) {
        return TEXTS.matcher(test).matches()
                ? TEXT.matcher(test).results().map(text -> text.group(1)).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static List<org.kie.dmn.feel.runtime.UnaryTest> compile(FEELImpl feel, String text) {
        try {
            CompilerContext context = feel.newCompilerContext(feel.getListeners());
            context.addInputVariableType(VALUE, BuiltInType.UNKNOWN);
            UnaryTestInterpretedExecutableExpression tests =
                    feel.processUnaryTests(text, context).getInterpreted();
            if (ClosedFeel.isExternal(tests.getASTNode())) {
                throw new IllegalArgumentException(ClosedFeel.NOT_EXTERNAL);
            }
            return tests.apply(feel.newEvaluationContext(feel.getListeners(), Map.of()));
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (RuntimeException brokenOff) {
            // After a syntax error, which the listener has been told of, the compiler runs into its own nulls.
            return List.of();
        }
    }

    /** Returns whether a value passes. One that the test cannot be applied to, a text to {@code > 3}, does not. */
    public boolean test(@Nullable Object value) {
        if (!texts.isEmpty() && value instanceof String text) {
            return texts.contains(text);
        }
        return verdicts.on(value, this::evaluate);
    }

    private boolean evaluate(@Nullable Object value) {
        EvaluationContext context = new EvaluationContextImpl(
                ClosedFeel.noClasses(), new FEELEventListenersManager(), FEELDialect.FEEL, DMNVersion.getLatest());
        context.setValue(VALUE, value);
        for (org.kie.dmn.feel.runtime.UnaryTest alternative : alternatives) {
            if (passes(alternative, context, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(
            org.kie.dmn.feel.runtime.UnaryTest alternative, EvaluationContext context, @Nullable Object value) {
        try {
            return Boolean.TRUE.equals(alternative.apply(context, value));
        } catch (RuntimeException incomparable) {
            // The engine throws for some pairs of types and answers null for others.
            return false;
        }
    }
}
