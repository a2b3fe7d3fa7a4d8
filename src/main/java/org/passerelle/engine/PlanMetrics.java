package org.passerelle.engine;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Publishes how many cases a plan decided, and how many the engine. */
@Singleton
final class PlanMetrics implements MeterBinder {

    private final Plans plans;

    PlanMetrics(DecisionEngine engine) {
        this.plans = engine.plans();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        decisions(registry, "plan", Plans::answered);
        decisions(registry, "engine", Plans::passedOn);
    }

    private void decisions(MeterRegistry registry, String by, ToDoubleFunction<Plans> value) {
        FunctionCounter.builder("passerelle.decisions", plans, value)
                .description("Cases decided, by what evaluated them")
                .tag("by", by)
                .register(registry);
    }
}
