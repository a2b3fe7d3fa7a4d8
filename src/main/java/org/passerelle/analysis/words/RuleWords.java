package org.passerelle.analysis.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.LegalBasis;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/**
 * What a row or rule says, for those who read the law.
 *
 * @param table that the row belongs to; null for a rule on findings
 */
public record RuleWords(Words words, Rule rule, @Nullable Table table) {

    /**
     * A condition or result in words and as written.
     *
     * @param name of the column
     * @param expression what the column looks at or yields, as written
     * @param written the cell as written
     * @param of the table that decides what the condition looks at; null when none does
     */
    public record Cell(
            String name,
            String words,
            String expression,
            String written,
            @Nullable Table of) {

        /** Returns whether it is a condition that any value passes. */
        public boolean passesAll() {
            return written.equals(Table.ANY_VALUE);
        }
    }

    /** An assumption or warning in words. */
    public record Note(String code, String text, List<LegalBasis> legalBasis) {}

    /** Returns the words of a rule of the edition. */
    public static RuleWords of(Rule rule, Words words) {
        Optional<Table> table = words.edition().graph().tables().stream()
                .filter(candidate -> row(candidate, rule.id()).isPresent())
                .findFirst();
        return new RuleWords(words, rule, table.orElse(null));
    }

    private static Optional<Table.Row> row(Table table, String id) {
        return table.rows().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Returns the sentence of the rule; what only a case can fill in is left open. */
    public String sentence() {
        return words.sentence(rule.id());
    }

    /** Returns a cell per column, those that any value passes included; none for a rule on findings. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        if (table != null) {
            List<String> tests = row(table, rule.id()).orElseThrow().tests();
            for (int index = 0; index < tests.size(); index++) {
                cells.add(cell(table.columns().get(index), tests.get(index)));
            }
        }
        return cells;
    }

    /** Returns the columns that the row looks at; none when it looks at none or is not a row. */
    public List<Cell> conditions() {
        return cells().stream().filter(cell -> !cell.passesAll()).toList();
    }

    private Cell cell(Table.Column column, String test) {
        Table decidedBy = words.edition().graph().tables().stream()
                .filter(each -> column.references().stream()
                        .anyMatch(reference -> reference.root().equals(each.decision())))
                .findFirst()
                .orElse(null);
        return new Cell(
                words.column(column), new CellWords(words).test(test, column), column.expression(), test, decidedBy);
    }

    /** Returns a cell per output; none for a rule on findings. */
    public List<Cell> results() {
        List<Cell> results = new ArrayList<>();
        if (table != null) {
            Table.Row row = row(table, rule.id()).orElseThrow();
            for (Rule.Output output : rule.outputs()) {
                String said = new CellWords(words).result(output.value(), row);
                results.add(new Cell(words.name(output.name()), said, output.name(), output.value(), null));
            }
        }
        return results;
    }

    /** Returns the assumptions that it relies on. */
    public List<Note> assumptions() {
        return rule.assumptions().stream()
                .map(id -> new Note(id, words.sentence(id), List.of()))
                .toList();
    }

    /** Returns the warnings that it raises. */
    public List<Note> warnings() {
        Map<String, List<LegalBasis>> bases = words.edition().warnings();
        return rule.warnings().stream()
                .map(code -> new Note(code, words.sentence(code), Objects.requireNonNull(bases.get(code))))
                .toList();
    }

    /** Returns the title of what it rests on, and where the place is found in it. */
    public String titleOf(LegalBasis basis) {
        String title = basis.source().title(words.language());
        return basis.source()
                .placeOf(basis.locator(), words.language())
                .map(place -> title + ", " + place)
                .orElse(title);
    }
}
