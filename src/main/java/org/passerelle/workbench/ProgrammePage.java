package org.passerelle.workbench;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Table;

/**
 * The page of an edition of a programme: its decision graph, its tables, and what a search finds in them.
 *
 * @param hits how many scenarios hit each row; empty for an edition that is no longer the last
 * @param sought what was searched for; null for nothing
 */
record ProgrammePage(
        Words words,
        Programme programme,
        Map<String, Integer> hits,
        @Nullable String sought) implements WorkbenchPage {

    /**
     * A table in the list of tables.
     *
     * @param neverHit how many of its rows no scenario hits
     */
    record Listed(Table table, String name, URI address, int neverHit) {}

    @Override
    public Locale language() {
        return words.language();
    }

    @Override
    public String template() {
        return "workbench-programme";
    }

    @Override
    public String title() {
        return titleOf(programme);
    }

    @Override
    public URI address() {
        UriBuilder address = UriBuilder.fromUri(addressOf(programme, words.edition()));
        return sought == null ? address.build() : Search.query(address, sought);
    }

    @Override
    public List<Link> above() {
        return List.of(new Link(text("workbench"), URI.create(ROOT)));
    }

    public boolean isLatest() {
        return words.edition().id().equals(programme.latest().id());
    }

    public URI addressOf(Edition edition) {
        return addressOf(programme, edition);
    }

    public URI addressOf(Table table) {
        return addressOf(programme, words.edition(), table.id());
    }

    /** Returns the diagram of each model that draws a decision, the outermost first. */
    public List<Drawing> drawings() {
        List<Graph.Model> models =
                new ArrayList<>(words.edition().graph().models().values());
        Collections.reverse(models);
        return models.stream()
                .filter(model -> !model.diagram().shapes().isEmpty())
                .map(model -> new Drawing(this, model))
                .toList();
    }

    public List<Listed> tables() {
        return words.edition().graph().tables().stream()
                .map(table -> new Listed(table, words.name(table.decision()), addressOf(table), neverHit(table)))
                .toList();
    }

    private int neverHit(Table table) {
        return (int) table.rows().stream()
                .filter(row -> hits.getOrDefault(row.id(), 0) == 0)
                .count();
    }

    /** Returns what was found; null when nothing was searched for. */
    public @Nullable Search found() {
        return sought == null ? null : Search.of(programme, words, sought);
    }
}
