package org.passerelle.engine.feel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.events.DecisionTableRulesSelectedEvent;

/** What one evaluation reads, with the engine's own context for what the engine must evaluate, made when first needed. For one thread. */
public final class Scope {

    private final FEELImpl feel;
    private final Map<String, Object> values;
    private final boolean lenient;
    private final boolean typeCheck;
    private @Nullable EvaluationContextImpl context;
    private @Nullable DecisionTableRulesSelectedEvent selected;
    private boolean remarked;

    /**
     * Creates a scope.
     *
     * @param values by name, null where not known; more may be added later
     * @param lenient whether the engine goes on after an error
     * @param typeCheck whether the engine checks types
     */
    public Scope(FEELImpl feel, Map<String, Object> values, boolean lenient, boolean typeCheck) {
        this.feel = feel;
        this.values = values;
        this.lenient = lenient;
        this.typeCheck = typeCheck;
    }

    /** Returns the values by name. */
    public Map<String, Object> values() {
        return values;
    }

    /** Returns the engine's own context of the values. */
    public EvaluationContextImpl context() {
        if (context == null) {
            context = feel.newEvaluationContext(List.of(this::notice), Map.of(), lenient);
            context.setPerformRuntimeTypeCheck(typeCheck);
            context.push(new ContextFrame(values, context.peek()));
            context.enterFrame();
        }
        return context;
    }

    private void notice(FEELEvent event) {
        if (event instanceof DecisionTableRulesSelectedEvent selection) {
            selected = selection;
        } else {
            remarked = true;
        }
    }

    /** Returns the value that the engine gives an expression. */
    public @Nullable Object evaluate(CompiledFEELExpression expression) {
        return expression.apply(context());
    }

    /** Returns whether a value passes at least one test, as the engine has it. */
    public boolean passes(List<UnaryTest> tests, @Nullable Object value) {
        EvaluationContextImpl evaluation = context();
        evaluation.setValue("?", value);
        for (UnaryTest test : tests) {
            if (Boolean.TRUE.equals(test.apply(evaluation, value))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the event of the rows that a hit policy of the engine selected. */
    public @Nullable DecisionTableRulesSelectedEvent selected() {
        return selected;
    }

    /** Returns whether the engine had anything to remark, such as an error. */
    public boolean isRemarked() {
        return remarked;
    }
}
