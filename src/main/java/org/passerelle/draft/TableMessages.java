package org.passerelle.draft;

import java.util.LinkedHashMap;
import java.util.List;
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

    TableMessages(ModelPlaces places, Graph graph) {
        this.places = places;
        this.graph = graph;
    }

    List<Message> all() {
        return Stream.concat(
                        TableAnalysis.of(graph).stream().map(this::of),
                        Upstream.unreachable(graph).stream().map(this::outOfReach))
                .toList();
    }

    private Message of(TableFinding finding) {
        String table = "the table '" + finding.table() + "'";
        String given = finding.witness().stream().map(Given::toString).collect(Collectors.joining(", "));
        return switch (finding.kind()) {
            case GAP ->
                new Message(
                        Message.Severity.ERROR,
                        Message.Kind.GAP,
                        "No row of " + table + " hits when " + given + ".",
                        place(finding.table()),
                        witness(finding));
            case OVERLAP ->
                new Message(
                        Message.Severity.ERROR,
                        Message.Kind.OVERLAP,
                        "The rows " + String.join(" and ", finding.rows()) + " both hit when " + given + ".",
                        place(last(finding)),
                        witness(finding));
            case UNREACHABLE ->
                Message.error(
                        Message.Kind.UNREACHABLE,
                        place(last(finding)),
                        "The row never counts: no case meets its conditions.");
            case UNREADABLE_CELL ->
                Message.warning(
                        Message.Kind.NOT_PROVEN,
                        place(last(finding)).inColumn(finding.witness().get(0).expression()),
                        "Whether " + table
                                + " is complete cannot be said: a cell is no comparison with constants of its column.");
            case NOT_PROVEN ->
                Message.warning(
                        Message.Kind.NOT_PROVEN,
                        place(finding.table()),
                        "Whether " + table + " is complete cannot be said: it has too many cases.");
        };
    }

    private Message outOfReach(String row) {
        return Message.warning(
                Message.Kind.UNREACHABLE,
                place(row),
                "The row never counts: no table that it looks at yields what it asks for.");
    }

    private static String last(TableFinding finding) {
        return finding.rows().get(finding.rows().size() - 1);
    }

    private Place place(String id) {
        return places.ofId(id, graph).orElseThrow();
    }

    private static Map<String, String> witness(TableFinding finding) {
        Map<String, String> witness = new LinkedHashMap<>();
        finding.witness().forEach(given -> witness.put(given.expression(), given.literal()));
        return witness;
    }
}
