package org.passerelle.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.passerelle.engine.Evaluation;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/**
 * Counts what is decided and measures how long it takes. Every name in these metrics is that of a published programme, edition, rule,
 * outcome or allowed value, and all of them are there from the start: what a case says never becomes one. Safe for threads.
 */
@Startup(CaseMetrics.AFTER_PROGRAMMES)
@Singleton
public final class CaseMetrics {

    static final int AFTER_PROGRAMMES = 10_000;

    private static final Duration[] BOUNDS =
            List.of(100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000).stream()
                    .map(microseconds -> Duration.ofNanos(1_000L * microseconds))
                    .toArray(Duration[]::new);

    private final Map<String, Map<Stage, Timer>> timers = new HashMap<>();
    /* By identity: what was made up for one request is of no published edition. */
    private final IdentityHashMap<Edition, EditionCount> editions = new IdentityHashMap<>();

    /** Measures nothing. */
    CaseMetrics() {}

    @Inject
    CaseMetrics(Programmes programmes, MeterRegistry registry) {
        for (Programme programme : programmes.all()) {
            Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                stages.put(stage, timer(programme, stage, registry));
            }
            timers.put(programme.id(), stages);
            for (Edition edition : programme.editions()) {
                editions.put(edition, new EditionCount(edition, registry));
            }
        }
    }

    private static Timer timer(Programme programme, Stage stage, MeterRegistry registry) {
        return Timer.builder("passerelle.stages")
                .description("Time that a case takes in each stage on its way to an answer")
                .tags("programme", programme.id(), "stage", stage.label())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    /** The counters of an edition. */
    private static final class EditionCount {

        private final Counter cases;
        private final OutcomeCount outcomes;
        private final Map<String, Counter> rules = new HashMap<>();

        EditionCount(Edition edition, MeterRegistry registry) {
            Tags tags = Tags.of("programme", edition.programme(), "edition", edition.id());
            Gauge.builder("passerelle.editions", () -> 1)
                    .description("Editions served, with the digest of their rules; always 1")
                    .tags(tags.and("digest", edition.digest()))
                    .register(registry);
            cases = Counter.builder("passerelle.cases")
                    .description("Cases decided")
                    .tags(tags)
                    .register(registry);
            outcomes = new OutcomeCount(edition.outcomes(), (path, value) -> Counter.builder("passerelle.outcomes")
                    .description("Values of outcomes in the cases decided; in lists, each entry counts")
                    .tags(tags.and("outcome", path, "value", value))
                    .register(registry));
            edition.rules()
                    .keySet()
                    .forEach(rule -> rules.put(
                            rule,
                            Counter.builder("passerelle.rules.hit")
                                    .description("How often a row of a table counted, or a rule found something")
                                    .tags(tags.and("rule", rule))
                                    .register(registry)));
        }

        void add(Map<String, Object> decided) {
            cases.increment();
            outcomes.add(decided);
        }

        void add(Evaluation evaluation) {
            add(evaluation.outcomes());
            evaluation.trace().consultations().forEach(consultation -> consultation
                    .rows()
                    .forEach(this::hit));
            evaluation.findings().forEach(finding -> hit(finding.rule()));
        }

        private void hit(String rule) {
            Counter counter = rules.get(rule);
            if (counter != null) {
                counter.increment();
            }
        }
    }

    /** Counts a decision: when only some outcomes were asked for, these, since the others rest on facts that were left away. */
    void decided(CaseRequest request, Evaluation evaluation) {
        EditionCount count = editions.get(request.edition());
        Asked asked = request.asked();
        if (count != null && asked == null) {
            count.add(evaluation);
        } else if (count != null && asked != null) {
            count.add(asked.in(evaluation.outcomes()));
        }
    }

    /**
     * Notes that a stage has ended, in the trace of the request too.
     *
     * @param programme its id
     * @param begin of the stage, by {@link System#nanoTime}
     * @return its end, where the next may begin
     */
    public long took(Stage stage, String programme, long begin) {
        long end = System.nanoTime();
        Span.current().setAttribute(stage.attribute(), (end - begin) / 1e6);
        Map<Stage, Timer> stages = timers.getOrDefault(programme, Map.of());
        Timer timer = stages.get(stage);
        if (timer != null) {
            timer.record(end - begin, TimeUnit.NANOSECONDS);
        }
        return end;
    }
}
