package org.passerelle.feel;

import org.kie.dmn.api.feel.runtime.events.FEELEvent.Severity;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.runtime.events.FEELEventBase;
import org.kie.dmn.feel.runtime.functions.BaseFEELFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;

/** In place of the engine's {@code decision table}, which DMN has given up: it evaluates texts that nobody has seen before they are put together. */
final class NoDecisionTable extends BaseFEELFunction {

    NoDecisionTable() {
        super("decision table");
    }

    @Override
    protected boolean isCustomFunction() {
        return true;
    }

    @Override
    public Object invoke(EvaluationContext context, Object[] parameters) {
        return FEELFnResult.ofError(
                new FEELEventBase(Severity.ERROR, "A table can only be drawn, not made by a function.", null));
    }
}
