package org.passerelle.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.CellWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;
import org.passerelle.scenario.ScenarioHits;

/**
 * The page of a row or rule, for those who read the law.
 *
 * @param table that the row belongs to; null for a rule on findings
 * @param hits the scenarios that hit it
 */
record RulePage(
        Words words,
        Programme programme,
        Rule rule,
        @Nullable Table table,
        List<ScenarioHits.Hit> hits) implements Page {

    private static final int SHOWN_AT_ONCE = 10;

    /**
     * A condition or result in words and as written.
     *
     * @param of the table that decides what the condition looks at; null when none does
     */
    record Cell(
            String name,
            String words,
            String written,
            @Nullable Table of) {}

    /** An assumption or warning in words. */
    record Note(String code, String text, List<LegalBasis> legalBasis) {}

    static RulePage of(Programme programme, Rule rule, List<ScenarioHits.Hit> hits, Words words) {
        Optional<Table> table = words.edition().graph().tables().stream()
                .filter(candidate -> row(candidate, rule.id()).isPresent())
                .findFirst();
        return new RulePage(words, programme, rule, table.orElse(null), hits);
    }

    private static Optional<Table.Row> row(Table table, String id) {
        return table.rows().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public String template() {
        return "rule";
    }

    public String sentence() {
        return words.sentence(rule.id());
    }

    /** Returns the columns that the row looks at; none when it looks at none or is not a row. */
    public List<Cell> conditions() {
        List<Cell> conditions = new ArrayList<>();
        if (table != null) {
            Table.Row row = row(table, rule.id()).orElseThrow();
            for (int index = 0; index < table.columns().size(); index++) {
                if (row.tests(index)) {
                    conditions.add(
                            condition(table.columns().get(index), row.tests().get(index)));
                }
            }
        }
        return conditions;
    }

    private Cell condition(Table.Column column, String test) {
        Table decidedBy = words.edition().graph().tables().stream()
                .filter(each -> column.references().stream()
                        .anyMatch(reference -> reference.root().equals(each.decision())))
                .findFirst()
                .orElse(null);
        String said = new CellWords(words).test(test, column);
        return new Cell(words.column(column), said, column.expression() + ": " + test, decidedBy);
    }

    public List<Cell> results() {
        List<Cell> results = new ArrayList<>();
        if (table != null) {
            Table.Row row = row(table, rule.id()).orElseThrow();
            for (Rule.Output output : rule.outputs()) {
                String said = new CellWords(words).result(output.value(), row);
                results.add(new Cell(words.name(output.name()), said, output.value(), null));
            }
        }
        return results;
    }

    /** Returns a rule on findings as written; null for a row. */
    @Nullable
    public String written() {
        return table == null ? rule.conditions().get(0).test() : null;
    }

    /** Returns whether rows above this one go before it. */
    public boolean isRanked() {
        return table != null && table.hitPolicy() == Table.HitPolicy.FIRST && place() > 0;
    }

    private int place() {
        return siblings().indexOf(rule.id());
    }

    /** Returns the rows of the same table, or the rules of the same unit. */
    private List<String> siblings() {
        return table != null
                ? table.rows().stream().map(Table.Row::id).toList()
                : words.edition().rules().values().stream()
                        .filter(each ->
                                each.kind() == rule.kind() && each.decision().equals(rule.decision()))
                        .map(Rule::id)
                        .toList();
    }

    @Nullable
    public String previous() {
        return place() == 0 ? null : siblings().get(place() - 1);
    }

    @Nullable
    public String next() {
        return place() == siblings().size() - 1 ? null : siblings().get(place() + 1);
    }

    /** Returns the mark of the table or unit in the list of rules. */
    public String group() {
        return table == null ? rule.decision() : table.id();
    }

    public List<Note> assumptions() {
        return rule.assumptions().stream()
                .map(id -> new Note(id, words.sentence(id), List.of()))
                .toList();
    }

    public List<Note> warnings() {
        Map<String, List<LegalBasis>> bases = words.edition().warnings();
        return rule.warnings().stream()
                .map(code -> new Note(code, words.sentence(code), Objects.requireNonNull(bases.get(code))))
                .toList();
    }

    public String titleOf(LegalBasis basis) {
        return basis.source()
                .titles()
                .getOrDefault(words.language().getLanguage(), basis.source().id());
    }

    /** Returns how many scenarios hit the rule, in words. */
    public String counted() {
        return words.text("hits", Map.of("number", String.valueOf(hits.size())));
    }

    public boolean isShort() {
        return hits.size() <= SHOWN_AT_ONCE;
    }
}
