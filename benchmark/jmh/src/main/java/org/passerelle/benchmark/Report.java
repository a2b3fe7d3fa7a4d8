package org.passerelle.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** The tables of a run, in Markdown. Times are medians, in microseconds. */
final class Report {

    private static final String NONE = "–";
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
                        stages())
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
        return table(
                List.of("one case", "µs", "stock ÷ it", "it ÷ fastest peer", "bytes", "two threads ÷ one"),
                Arrays.stream(Contender.values())
                        .map(contender -> List.of(
                                contender.title(),
                                time(decided(contender, 1)),
                                ratio(decided(Contender.STOCK, 1), decided(contender, 1)),
                                decided(contender, 1).isEmpty() || fastestPeer.isEmpty()
                                        ? NONE
                                        : number(decided(contender, 1).get().nanoseconds() / fastestPeer.getAsDouble()),
                                bytes(decided(contender, 1)),
                                throughput(contender))));
    }

    private Optional<Figures> decided(Contender contender, int threads) {
        return results.of("CaseBenchmark.decide", Map.of("engine", contender.name()), threads);
    }

    /** Each of two threads takes its time: together they do twice as much in it. */
    private String throughput(Contender contender) {
        return ratio(decided(contender, 1).map(one -> new Figures(2 * one.nanoseconds(), 0)), decided(contender, 2));
    }

    private String lookUps() {
        return table(
                List.of("look-up among rows", "10", "100", "1,000", "10,000", "10,000 ÷ 10", "bytes at 10,000"),
                Stream.of(
                                Contender.HAND_WRITTEN,
                                Contender.PLANNED,
                                Contender.INDEXED,
                                Contender.STOCK,
                                Contender.OPENL,
                                Contender.JDMN)
                        .map(contender -> List.of(
                                contender.title(),
                                time(found(contender, 10)),
                                time(found(contender, 100)),
                                time(found(contender, 1000)),
                                time(found(contender, 10000)),
                                ratio(found(contender, 10000), found(contender, 10)),
                                bytes(found(contender, 10000)))));
    }

    private Optional<Figures> found(Contender contender, int rows) {
        return results.of("LookUpBenchmark.find", Map.of("engine", contender.name(), "rows", String.valueOf(rows)), 1);
    }

    private String programme() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("planned", Contender.PLANNED_TRACED.title());
        titles.put("indexed", Contender.INDEXED.title());
        titles.put("stock", Contender.STOCK.title());
        return table(
                List.of("valais-coaching", "typical µs", "stock ÷ it", "bytes", "random µs", "stock ÷ it", "bytes"),
                titles.entrySet().stream().map(way -> Stream.concat(
                                Stream.of(way.getValue()),
                                Arrays.stream(Requests.values()).flatMap(requests -> decided(way.getKey(), requests)))
                        .toList()));
    }

    private Stream<String> decided(String way, Requests requests) {
        Optional<Figures> figures = asked("ProgrammeBenchmark." + way, requests);
        return Stream.of(time(figures), ratio(asked("ProgrammeBenchmark.stock", requests), figures), bytes(figures));
    }

    private Optional<Figures> asked(String benchmark, Requests requests) {
        return results.of(benchmark, Map.of("requests", requests.name()), 1);
    }

    private String stages() {
        return table(
                List.of("stage", "typical µs", "typical bytes", "random µs", "random bytes"),
                STAGES.stream().map(stage -> {
                    Optional<Figures> typical = asked("StageBenchmark." + stage, Requests.TYPICAL);
                    Optional<Figures> random = asked("StageBenchmark." + stage, Requests.RANDOM);
                    return List.of(stage, time(typical), bytes(typical), time(random), bytes(random));
                }));
    }

    /** Returns a table of the rows that have a figure; empty when none has. */
    private static String table(List<String> heads, Stream<List<String>> rows) {
        List<String> lines = rows.filter(cells -> cells.stream().skip(1).anyMatch(cell -> !cell.equals(NONE)))
                .map(Report::line)
                .toList();
        Stream<String> head =
                Stream.of(line(heads), line(heads.stream().map(name -> "---").toList()));
        return lines.isEmpty() ? "" : Stream.concat(head, lines.stream()).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String time(Optional<Figures> figures) {
        return figures.map(found -> number(found.nanoseconds() / 1000)).orElse(NONE);
    }

    private static String bytes(Optional<Figures> figures) {
        return figures.map(found -> String.format(Locale.ROOT, "%,.0f", found.bytes()))
                .orElse(NONE);
    }

    private static String ratio(Optional<Figures> dividend, Optional<Figures> divisor) {
        return dividend.flatMap(one -> divisor.map(other -> number(one.nanoseconds() / other.nanoseconds())))
                .orElse(NONE);
    }

    /** Three digits say more than such a run knows. */
    private static String number(double value) {
        int digits = value == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(value)));
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
