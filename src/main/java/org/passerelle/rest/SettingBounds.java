package org.passerelle.rest;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.config.Config;

/** Keeps the service from starting with numbers that it cannot work with, which would show only later and as something else. */
@Singleton
final class SettingBounds {

    private static final int BEFORE_OTHERS = 1;

    /** Bytes: sums with a few more are still an {@code int}. */
    private static final int MOST_BYTES = 1 << 30;

    /** The Kafka client sends 16 MiB at most (application.properties), with what it adds to a record. */
    private static final int MOST_ANSWER_BYTES = 16_000_000;

    private static final int MOST_PROCESSES = 1_000;

    private static final int LAST_PORT = 65_535;

    private static final List<Bound> BOUNDS = List.of(
            // 0 stands for one that is free.
            new Bound("PASSERELLE_PORT", "quarkus.http.port", 0, LAST_PORT),
            new Bound("PASSERELLE_MAX_BODY", OuterRoutes.BODY_LIMIT, 1, MOST_BYTES),
            new Bound("PASSERELLE_MAX_DRAFT", DraftResource.BODY_LIMIT, 1, MOST_BYTES),
            new Bound("PASSERELLE_GOLDEN_EVERY", "passerelle.golden.every", 1, Integer.MAX_VALUE),
            new Bound("PASSERELLE_DRAFT_PROCESSES", "passerelle.drafts.processes", 1, MOST_PROCESSES),
            new Bound("passerelle.batch.line-bytes", "passerelle.batch.line-bytes", 1, MOST_BYTES),
            new Bound("passerelle.events.answer-bytes", "passerelle.events.answer-bytes", 1, MOST_ANSWER_BYTES),
            new Bound("passerelle.overload.waiting", "passerelle.overload.waiting", 1, Integer.MAX_VALUE));

    private final Config config;

    @Inject
    SettingBounds(Config config) {
        this.config = config;
    }

    /**
     * A setting that must be a whole number.
     *
     * @param name by which operators know it
     * @param property of the configuration
     */
    private record Bound(String name, String property, int least, int most) {}

    void check(@Observes @Priority(BEFORE_OTHERS) StartupEvent start) {
        refusal(property -> config.getValue(property, Long.class)).ifPresent(reason -> {
            throw new ConfigurationException(reason);
        });
    }

    /**
     * Returns what must change before the service may start; empty when nothing must.
     *
     * @param settings by property
     */
    static Optional<String> refusal(ToLongFunction<String> settings) {
        for (Bound bound : BOUNDS) {
            long value = settings.applyAsLong(bound.property());
            if (value < bound.least() || value > bound.most()) {
                return Optional.of("%s=%d cannot be: it must be a whole number from %d to %d."
                        .formatted(bound.name(), value, bound.least(), bound.most()));
            }
        }
        return Optional.empty();
    }
}
