package org.passerelle.engine.table;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Publishes how many tables have an index, and how often it answered. */
@Singleton
final class TableMetrics implements MeterBinder {

    private static final String BY = "by";
    private static final String INDEX = "index";
    private static final String ENGINE = "engine";

    @Override
    public void bindTo(MeterRegistry registry) {
        tables(registry, INDEX, TableCount::withIndex);
        tables(registry, ENGINE, TableCount::withoutIndex);
        answers(registry, INDEX, TableCount::answers);
        answers(registry, ENGINE, TableCount::passedOn);
    }

    private static void tables(MeterRegistry registry, String by, ToDoubleFunction<TableCount> value) {
        Gauge.builder("passerelle.tables", IndexedTables.COUNT, value)
                .description("Decision tables compiled, by what evaluates them")
                .tag(BY, by)
                .register(registry);
    }

    private static void answers(MeterRegistry registry, String by, ToDoubleFunction<TableCount> value) {
        FunctionCounter.builder("passerelle.tables.answers", IndexedTables.COUNT, value)
                .description("Answers of tables with an index, by what gave them")
                .tag(BY, by)
                .register(registry);
    }
}
