package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.benchmark.Results.Figures;
import org.passerelle.explain.Level;

/** The tables of a run, in Markdown. Times are medians, in microseconds. */
final class Report {

    private static final List<String> STAGES = List.of(
            "parse", "readFacts", "decide", "findings", "missing", "explainShort", "explainFull", "write", "whole");

    private final Results results;
    private final String command;

    Report(Results results, String command) {
        this.results = results;
        this.command = command;
    }

    String text() {
        return Stream.of(
                        "`%s`, %s, %s".formatted(command, LocalDate.now(), machine()),
                        cases(),
                        lookUps(),
                        programme(),
                        stages(),
                        batches())
                .filter(section -> !section.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String machine() {
        return "%s, %d cores, %s, JDK %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        Runtime.version());
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException notLinux) {
            return "unknown processor";
        }
    }

    private String cases() {
        OptionalDouble fastestPeer = Arrays.stream(Contender.values())
                .filter(contender -> contender.kind() == Contender.Kind.PEER)
                .flatMap(contender -> decided(contender, 1).stream())
                .mapToDouble(Figures::nanoseconds)
                .min();
        return Markdown.table(
                List.of("one case", "µs", "stock ÷ it", "it ÷ fastest peer", "bytes", "two threads ÷ one"),
                Arrays.stream(Contender.values())
                        .map(contender -> List.of(
                                contender.title(),
                                Markdown.time(decided(contender, 1)),
                                Markdown.ratio(decided(Contender.STOCK, 1), decided(contender, 1)),
                                decided(contender, 1).isEmpty() || fastestPeer.isEmpty()
                                        ? Markdown.NONE
                                        : Markdown.number(
                                                decided(contender, 1).get().nanoseconds() / fastestPeer.getAsDouble()),
                                Markdown.bytes(decided(contender, 1)),
                                throughput(contender))));
    }

    private Optional<Figures> decided(Contender contender, int threads) {
        return results.of("CaseBenchmark.decide", Map.of("engine", contender.name()), threads);
    }

    /** Each of two threads takes its time: together they do twice as much in it. */
    private String throughput(Contender contender) {
        return Markdown.ratio(
                decided(contender, 1).map(one -> new Figures(2 * one.nanoseconds(), 0)), decided(contender, 2));
    }

    private String lookUps() {
        return Markdown.table(
                List.of("look-up among rows", "10", "1,000", "10,000", "10,000 ÷ 10", "bytes at 10,000"),
                Stream.of(
                                Contender.HAND_WRITTEN,
                                Contender.PLANNED,
                                Contender.INDEXED,
                                Contender.STOCK,
                                Contender.OPENL,
                                Contender.JDMN)
                        .map(contender -> List.of(
                                contender.title(),
                                Markdown.time(found(contender, 10)),
                                Markdown.time(found(contender, 1000)),
                                Markdown.time(found(contender, 10000)),
                                Markdown.ratio(found(contender, 10000), found(contender, 10)),
                                Markdown.bytes(found(contender, 10000)))));
    }

    private Optional<Figures> found(Contender contender, int rows) {
        return results.of("LookUpBenchmark.find", Map.of("engine", contender.name(), "rows", String.valueOf(rows)), 1);
    }

    private String programme() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("planned", Contender.PLANNED_TRACED.title());
        titles.put("indexed", Contender.INDEXED.title());
        titles.put("stock", Contender.STOCK.title());
        return Markdown.table(
                List.of("valais-coaching", "typical µs", "stock ÷ it", "bytes", "random µs", "stock ÷ it", "bytes"),
                titles.entrySet().stream().map(way -> Stream.concat(
                                Stream.of(way.getValue()),
                                Arrays.stream(Requests.values()).flatMap(requests -> decided(way.getKey(), requests)))
                        .toList()));
    }

    private Stream<String> decided(String way, Requests requests) {
        Optional<Figures> figures = asked("ProgrammeBenchmark." + way, requests);
        return Stream.of(
                Markdown.time(figures),
                Markdown.ratio(asked("ProgrammeBenchmark.stock", requests), figures),
                Markdown.bytes(figures));
    }

    private Optional<Figures> asked(String benchmark, Requests requests) {
        return results.of(benchmark, Map.of("requests", requests.name()), 1);
    }

    private String stages() {
        return Markdown.table(
                List.of("stage", "typical µs", "typical bytes", "random µs", "random bytes"),
                STAGES.stream().map(stage -> {
                    Optional<Figures> typical = asked("StageBenchmark." + stage, Requests.TYPICAL);
                    Optional<Figures> random = asked("StageBenchmark." + stage, Requests.RANDOM);
                    return List.of(
                            stage,
                            Markdown.time(typical),
                            Markdown.bytes(typical),
                            Markdown.time(random),
                            Markdown.bytes(random));
                }));
    }

    private String batches() {
        List<List<String>> rows = new ArrayList<>();
        for (Requests requests : Requests.values()) {
            List<String> row = new ArrayList<>();
            row.add(requests.name().toLowerCase(Locale.ROOT));
            for (Level level : Level.values()) {
                Map<String, String> parameters = Map.of("requests", requests.name(), "level", level.name());
                row.add(Markdown.perSecond(results.of("BatchBenchmark.decide", parameters, 1), 1));
            }
            Map<String, String> parameters = Map.of("requests", requests.name());
            row.add(Markdown.perSecond(results.of("ProgrammeBenchmark.planned", parameters, 2), 2));
            row.add(Markdown.perSecond(results.of("ProgrammeBenchmark.stock", parameters, 2), 2));
            rows.add(row);
        }
        return Markdown.table(
                List.of(
                        "cases per second, two cores",
                        "batch, `none`",
                        "batch, `short`",
                        "batch, `full`",
                        "plan in a loop, no findings, no JSON",
                        "stock in a loop, no findings, no JSON"),
                rows.stream());
    }
}
