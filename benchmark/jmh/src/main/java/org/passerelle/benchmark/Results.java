package org.passerelle.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/** What was measured, over all rounds. */
final class Results {

    private final Map<Key, Samples> samples = new LinkedHashMap<>();

    /**
     * A benchmark.
     *
     * @param name class and method, such as {@code CaseBenchmark.decide}
     */
    record Key(String name, Map<String, String> parameters, int threads) {

        private static Key of(BenchmarkParams benchmark) {
            Map<String, String> parameters = new TreeMap<>();
            benchmark.getParamsKeys().forEach(name -> parameters.put(name, benchmark.getParam(name)));
            String[] path = benchmark.getBenchmark().split("\\.");
            String name = path[path.length - 2] + "." + path[path.length - 1];
            return new Key(name, parameters, benchmark.getThreads());
        }
    }

    private record Samples(List<Double> nanoseconds, List<Double> bytes) {}

    /**
     * A benchmark's figures.
     *
     * @param nanoseconds per operation
     * @param bytes allocated per operation
     */
    record Figures(double nanoseconds, double bytes) {}

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            Samples known = samples.computeIfAbsent(
                    Key.of(result.getParams()), key -> new Samples(new ArrayList<>(), new ArrayList<>()));
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .map(IterationResult::getPrimaryResult)
                    .forEach(iteration -> known.nanoseconds().add(iteration.getScore()));
            known.bytes()
                    .add(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
        }
    }

    /** Returns medians; empty for what was not run. */
    Optional<Figures> of(String name, Map<String, String> parameters, int threads) {
        return Optional.ofNullable(samples.get(new Key(name, new TreeMap<>(parameters), threads)))
                .map(found -> new Figures(median(found.nanoseconds()), median(found.bytes())));
    }

    private static double median(List<Double> values) {
        return new ListStatistics(
                        values.stream().mapToDouble(Double::doubleValue).toArray())
                .getPercentile(50);
    }
}
