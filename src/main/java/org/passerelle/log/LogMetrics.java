package org.passerelle.log;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Publishes how many decisions were kept, and how many were not given because they could not be. */
@Singleton
final class LogMetrics implements MeterBinder {

    private final DecisionLog log;

    LogMetrics(DecisionLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("passerelle.log.works", log, each -> each.works() ? 1 : 0)
                .description("Whether decisions can be kept in the decision log, or need not be; 0: none is given")
                .register(registry);
        if (log.isOn()) {
            entries(registry, "written", DecisionLog::written);
            entries(registry, "refused", DecisionLog::refused);
        }
    }

    private void entries(MeterRegistry registry, String outcome, ToDoubleFunction<DecisionLog> value) {
        FunctionCounter.builder("passerelle.log.decisions", log, value)
                .description("Decisions written to the decision log, and those refused because they could not be")
                .tag("outcome", outcome)
                .register(registry);
    }
}
