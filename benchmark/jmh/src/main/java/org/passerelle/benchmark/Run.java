package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.passerelle.rest.BatchBenchmark;
import org.passerelle.rest.StageBenchmark;

/** Runs the benchmarks and writes their tables. Peers are measured in two rounds, so that a noisy minute harms no engine alone. */
public final class Run {

    private static final String QUICK = "--quick";
    private static final Path REPORT = Path.of("benchmark/jmh/target/speed.md");
    private static final String LOG_MANAGER = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";
    private static final String[] GENERAL = {"HAND_WRITTEN", "PLANNED", "INDEXED", "STOCK", "OPENL"};

    /** Shorter, and the compiler of the JVM is still at work while some engines are measured. */
    private static final TimeValue WARM_UP = TimeValue.seconds(2);

    /** What runs much code, or leaves the compiler no core, is compiled late. */
    private static final TimeValue LONG_WARM_UP = TimeValue.seconds(5);

    private final boolean quick;
    private final String wanted;

    private Run(boolean quick, String wanted) {
        this.quick = quick;
        this.wanted = wanted;
    }

    /**
     * Runs the benchmarks.
     *
     * @param arguments {@value #QUICK} for about two minutes instead of thirty; part of a name to run only those
     */
    public static void main(String... arguments) throws RunnerException, IOException {
        List<String> names = new ArrayList<>(List.of(arguments));
        boolean quick = names.remove(QUICK);
        String report = new Run(quick, names.isEmpty() ? "" : names.get(0)).report(String.join(" ", arguments));
        Files.writeString(REPORT, report);
        System.out.println(report);
    }

    private String report(String arguments) throws RunnerException {
        if (CaseBenchmark.class.getSimpleName().contains(wanted)) {
            checkAll();
        }
        Results results = new Results();
        for (int round = quick ? 1 : 0; round < 2; round++) {
            for (ChainedOptionsBuilder suite : suites(round == 1).toList()) {
                results.add(new Runner(suite.build()).run());
            }
        }
        return new Report(results, ("benchmark/run " + arguments).strip()).text();
    }

    /** An engine that decides wrongly must not cost a quarter of an hour. */
    private static void checkAll() {
        Engine expected = Contender.HAND_WRITTEN.start(Model.CASE);
        for (Contender contender : Contender.values()) {
            Round.check(contender.start(Model.CASE), expected, Cases.all());
        }
    }

    /** Returns what is measured against peers, and in the last round what is only ours as well. */
    private Stream<ChainedOptionsBuilder> suites(boolean isLast) {
        String[] rows = quick ? new String[] {"10", "10000"} : new String[] {"10", "1000", "10000"};
        Stream.Builder<ChainedOptionsBuilder> suites = Stream.builder();
        suites.add(options(CaseBenchmark.class));
        suites.add(options(LookUpBenchmark.class).param("engine", GENERAL).param("rows", rows));
        if (isLast) {
            suites.add(longer(ProgrammeBenchmark.class));
            suites.add(longer(StageBenchmark.class));
            suites.add(longer(BatchBenchmark.class));
        }
        if (!quick) {
            suites.add(options(LookUpBenchmark.class).param("engine", "JDMN").param("rows", "10", "1000"));
        }
        if (!quick && isLast) {
            suites.add(options(CaseBenchmark.class)
                    .param("engine", "HAND_WRITTEN", "PLANNED_TRACED", "INDEXED", "STOCK", "OPENL", "JDMN")
                    .warmupTime(LONG_WARM_UP)
                    .threads(2));
            suites.add(longer(ProgrammeBenchmark.class).threads(2));
        }
        return suites.build().filter(suite -> suite.build().getIncludes().get(0).contains(wanted));
    }

    private ChainedOptionsBuilder longer(Class<?> benchmark) {
        return options(benchmark).param("requests", requests()).warmupTime(quick ? WARM_UP : LONG_WARM_UP);
    }

    private String[] requests() {
        return quick ? new String[] {"TYPICAL"} : new String[] {"TYPICAL", "RANDOM"};
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        TimeValue iteration = TimeValue.milliseconds(quick ? 250 : 400);
        return new OptionsBuilder()
                .include(benchmark.getSimpleName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(5)
                .warmupTime(quick ? iteration : WARM_UP)
                .measurementIterations(quick ? 3 : 5)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs("-Xms2g", "-Xmx2g", "-XX:+UseG1GC", LOG_MANAGER);
    }
}
