package org.passerelle.workbench;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.RuleWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Diagram;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;
import org.passerelle.scenario.ScenarioHits;

/**
 * The page of a decision table, with all that its rows say.
 *
 * @param model that it stands in
 * @param hits the scenarios that hit each row
 */
record TablePage(
        Words words, Programme programme, Graph.Model model, Table table, Map<String, List<ScenarioHits.Hit>> hits)
        implements WorkbenchPage {

    /**
     * A row with all that it says.
     *
     * @param rule where the page of the row is
     */
    record Row(RuleWords content, List<ScenarioHits.Hit> hits, URI rule) {

        public String id() {
            return content.rule().id();
        }
    }

    @Override
    public Locale language() {
        return words.language();
    }

    @Override
    public String template() {
        return "workbench-table";
    }

    @Override
    public String title() {
        return words.name(table.decision());
    }

    @Override
    public URI address() {
        return addressOf(programme, words.edition(), table.id());
    }

    @Override
    public List<Link> above() {
        return List.of(
                new Link(text("workbench"), URI.create(ROOT)),
                new Link(titleOf(programme), addressOf(programme, words.edition())));
    }

    public boolean isLatest() {
        return words.edition().id().equals(programme.latest().id());
    }

    /** Returns where the table is edited. */
    public URI editing() {
        return UriBuilder.fromUri(editing(programme, model))
                .queryParam("table", table.id())
                .build();
    }

    /** Returns what the model says of the decision; null when it says nothing. */
    public @Nullable String description() {
        return model.diagram().shapes().stream()
                .filter(shape -> shape.name().equals(table.decision()))
                .map(Diagram.Shape::description)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Returns the columns that are looked at, each as a cell of the first row. */
    public List<RuleWords.Cell> columns() {
        return rows().get(0).content().cells();
    }

    /** Returns the columns that are put out, each as a cell of the first row. */
    public List<RuleWords.Cell> outputs() {
        return rows().get(0).content().results();
    }

    public List<Row> rows() {
        return table.rows().stream()
                .map(row -> Objects.requireNonNull(words.edition().rules().get(row.id())))
                .map(this::row)
                .toList();
    }

    private Row row(Rule rule) {
        return new Row(
                new RuleWords(words, rule, table),
                hits.getOrDefault(rule.id(), List.of()),
                pageOf(programme, rule.id()));
    }

    public String counted(Row row) {
        return text("hits", Map.of("number", String.valueOf(row.hits().size())));
    }

    /** Returns where the table that decides what a column looks at is; null when none does. */
    public @Nullable URI decidedBy(RuleWords.Cell cell) {
        return cell.of() == null
                ? null
                : addressOf(programme, words.edition(), cell.of().id());
    }
}
