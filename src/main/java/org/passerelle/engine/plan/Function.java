package org.passerelle.engine.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;

/** A decision service or a business knowledge model. */
sealed interface Function {

    String name();

    /** Returns the type of each parameter, in order. */
    Map<String, BaseDMNTypeImpl> parameters();

    /** Returns the type that its results fit. */
    BaseDMNTypeImpl type();

    /** Returns a capacity for the values of one call. */
    int size();

    /**
     * Returns what it yields.
     *
     * @param caller frame from which it is called
     * @param values of all parameters, fit for them; the function's to add to
     */
    @Nullable
    Object call(Frame caller, Map<String, Object> values);

    /**
     * A decision of a service.
     *
     * @param logic yields what fits its type
     */
    record Decision(String name, Step logic) {}

    /**
     * A decision service.
     *
     * @param decisions in an order in which each follows those that it requires
     * @param outputs names of the decisions that it puts out
     * @param fit of the result
     */
    record Decisions(
            String name,
            Map<String, BaseDMNTypeImpl> parameters,
            List<Decision> decisions,
            List<String> outputs,
            BaseDMNTypeImpl type,
            @Nullable Fit fit)
            implements Function {

        @Override
        public int size() {
            return 2 * (parameters.size() + decisions.size());
        }

        @Override
        public @Nullable Object call(Frame caller, Map<String, Object> values) {
            Frame frame = caller.of(values);
            frame.observer().enter(name, null);
            for (Decision decision : decisions) {
                frame.observer().enterDecision(decision.name());
                frame.put(decision.name(), decision.logic().value(frame));
                frame.observer().leaveDecision();
            }
            frame.observer().leave();
            return Checked.value(fit, result(frame));
        }

        @SuppressWarnings("NullAway" /* a decision may well yield null */)
        private @Nullable Object result(Frame frame) {
            if (outputs.size() == 1) {
                return frame.values().get(outputs.get(0));
            }
            Map<String, Object> result = new LinkedHashMap<>();
            outputs.forEach(output -> result.put(output, frame.values().get(output)));
            return result;
        }
    }

    /**
     * A business knowledge model.
     *
     * @param logic yields what fits its type
     */
    record Knowledge(String name, Map<String, BaseDMNTypeImpl> parameters, Step logic, BaseDMNTypeImpl type)
            implements Function {

        @Override
        public int size() {
            return 2 * parameters.size();
        }

        @Override
        public @Nullable Object call(Frame caller, Map<String, Object> values) {
            Frame frame = caller.of(values);
            frame.observer().enter(name, values);
            Object value = logic.value(frame);
            frame.observer().leave();
            return value;
        }
    }
}
