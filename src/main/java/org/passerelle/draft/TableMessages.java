package org.passerelle.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.analysis.TableAnalysis;
import org.passerelle.analysis.TableFinding;
import org.passerelle.analysis.TableFinding.Given;
import org.passerelle.analysis.Upstream;
import org.passerelle.programme.Graph;

/** What is to say about the tables of a draft: gaps, overlaps and rows that never count. */
final class TableMessages {

    private final ModelPlaces places;
    private final Graph graph;
    private final Locale language;

    TableMessages(ModelPlaces places, Graph graph, Locale language) {
        this.places = places;
        this.graph = graph;
        this.language = language;
    }

    List<Message> all() {
        return Stream.concat(
                        TableAnalysis.of(graph).stream().map(this::of),
                        Upstream.unreachable(graph).stream().map(this::outOfReach))
                .toList();
    }

    private Message of(TableFinding finding) {
        return switch (finding.kind()) {
            case GAP -> error(Message.Kind.GAP, place(finding.table()), finding, "gap");
            case OVERLAP -> error(Message.Kind.OVERLAP, place(last(finding)), finding, "overlap");
            case UNREACHABLE -> error(Message.Kind.UNREACHABLE, place(last(finding)), finding, "unreachable");
            case UNREADABLE_CELL ->
                Message.warning(
                        Message.Kind.NOT_PROVEN,
                        place(last(finding)).inColumn(finding.witness().get(0).expression()),
                        text("unreadable-cell", finding));
            case NOT_PROVEN ->
                Message.warning(Message.Kind.NOT_PROVEN, place(finding.table()), text("not-proven", finding));
        };
    }

    private Message error(Message.Kind kind, Place place, TableFinding finding, String key) {
        Map<String, String> witness = new LinkedHashMap<>();
        finding.witness().forEach(given -> witness.put(given.expression(), given.literal()));
        return new Message(Message.Severity.ERROR, kind, text(key, finding), place, witness.isEmpty() ? null : witness);
    }

    private String text(String key, TableFinding finding) {
        String given = finding.witness().stream().map(Given::toString).collect(Collectors.joining(", "));
        String rows = String.join(", ", finding.rows());
        return Message.text(key, language, Map.of("table", finding.table(), "rows", rows, "case", given));
    }

    private Message outOfReach(String row) {
        return Message.warning(Message.Kind.UNREACHABLE, place(row), Message.text("out-of-reach", language, Map.of()));
    }

    private static String last(TableFinding finding) {
        return finding.rows().get(finding.rows().size() - 1);
    }

    private Place place(String id) {
        return places.ofId(id, graph).orElseThrow();
    }
}
