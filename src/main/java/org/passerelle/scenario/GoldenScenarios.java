package org.passerelle.scenario;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/**
 * Keeps the service from being ready until it has decided some of the scenarios that come with its programmes, by the very engine that
 * decides cases, and each as it says: a machine, a Java or a build on which rules come out otherwise is never given a case.
 */
@Readiness
@Singleton
final class GoldenScenarios implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(GoldenScenarios.class);
    /** When all fail, the first of them will do. */
    private static final int SHOWN = 20;

    private final List<Programme> programmes;
    private final ScenarioFiles files;
    private final ScenarioRunner runner;
    private final int every;
    private final AtomicInteger passed = new AtomicInteger();
    private final Map<String, String> failed = new ConcurrentSkipListMap<>();
    private volatile boolean over;

    @Inject
    GoldenScenarios(
            Programmes programmes,
            ScenarioFiles files,
            DecisionEngine engine,
            Explainer explainer,
            @ConfigProperty(name = "passerelle.golden.every") int every,
            MeterRegistry registry) {
        this(programmes.all(), files, new EngineDecider(engine, explainer), every);
        gauge("passed", passed::get, registry);
        gauge("failed", failed::size, registry);
    }

    /**
     * Prepares to decide scenarios.
     *
     * @param every of how many scenarios of a file that the service was built with one is decided, the first to begin with; 1 for all
     */
    GoldenScenarios(List<Programme> programmes, ScenarioFiles files, Decider decider, int every) {
        this.programmes = programmes;
        this.files = files;
        this.every = every;
        this.runner = new ScenarioRunner(decider);
    }

    private static void gauge(String result, Supplier<Number> value, MeterRegistry registry) {
        Gauge.builder("passerelle.golden.scenarios", value)
                .description("Scenarios decided at the start, by whether they came out as they say")
                .tag("result", result)
                .register(registry);
    }

    /* Beside the rest of the start: the port need not wait. */
    void begin(@Observes StartupEvent start) {
        Thread thread = new Thread(this::run, "golden-scenarios");
        thread.setDaemon(true);
        thread.start();
    }

    /** Decides them. */
    void run() {
        long begin = System.nanoTime();
        programmes.forEach(this::run);
        over = true;
        if (failed.isEmpty()) {
            long milliseconds = (System.nanoTime() - begin) / 1_000_000;
            LOG.infof("All %d golden scenarios came out as they say, in %d ms.", passed.get(), milliseconds);
        } else {
            LOG.errorf(
                    "The service does not become ready: of the golden scenarios %d failed, %d passed.",
                    failed.size(), passed.get());
        }
    }

    private void run(Programme programme) {
        try {
            Map<String, Integer> seen = new HashMap<>();
            ScenarioFiles.published(programme).stream()
                    .filter(scenario -> (seen.merge(scenario.file(), 1, Integer::sum) - 1) % every == 0)
                    .forEach(this::run);
            // Nobody has run these yet: no build has.
            files.further(programme).forEach(this::run);
        } catch (InvalidScenarios | UncheckedIOException unusable) {
            fail(programme.id(), String.valueOf(unusable.getMessage()));
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fail(programme.id(), fault.getClass().getName());
        }
    }

    private void run(Scenario scenario) {
        String name = "%s/%s:%d %s"
                .formatted(scenario.edition().programme(), scenario.file(), scenario.line(), scenario.name());
        try {
            List<Difference> differences = runner.run(scenario).differences();
            if (differences.isEmpty()) {
                passed.incrementAndGet();
            } else {
                fail(
                        name,
                        String.join(
                                "; ",
                                differences.stream().map(Difference::toString).toList()));
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            // Its message may quote the scenario, which may have been a case.
            fail(name, fault.getClass().getName());
        }
    }

    private void fail(String name, String why) {
        failed.put(name, why);
        if (failed.size() <= SHOWN) {
            LOG.errorf("Golden scenario failed: %s: %s", name, why);
        }
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("Golden scenarios")
                .status(over && failed.isEmpty())
                .withData("passed", passed.get())
                .withData("failed", failed.size());
        failed.entrySet().stream().limit(SHOWN).forEach(each -> response.withData(each.getKey(), each.getValue()));
        return response.build();
    }
}
