package org.passerelle.analysis.proposals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.passerelle.analysis.Dependencies;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.words.FactWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.engine.Evaluation;
import org.passerelle.facts.Messages;

/** Writes proposals from cases. */
public final class Proposing {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
    private static final String ROWS = "rules";

    private final Words words;
    private final Set<String> deciding;
    private final Map<String, Set<String>> tables;

    /** Prepares proposals in the words of an edition. */
    public Proposing(Words words) {
        this.words = words;
        this.deciding = Set.copyOf(words.edition().decidingOutcomes());
        this.tables = Dependencies.ofAll(words.edition());
    }

    /**
     * Returns a proposal that expects the rows of its table, and the deciding outcomes that it stands behind, or else any others.
     *
     * @param why text that says so, as {@code proposal.<kind>} puts it
     */
    public Proposal of(Proposal.Kind kind, String table, Case of, Evaluation decided, String why) {
        Map<String, String> expected = new LinkedHashMap<>();
        boolean decides = deciding.stream().anyMatch(outcome -> isBehind(table, outcome));
        Cells.ofOutcomes(decided.outcomes()).forEach((path, cell) -> {
            String outcome = INDEX.matcher(path).replaceAll("[]");
            if (isBehind(table, outcome) && (!decides || deciding.contains(outcome))) {
                expected.put(path, cell);
            }
        });
        return of(kind, table, of, decided, expected, why);
    }

    private boolean isBehind(String table, String outcome) {
        return tables.getOrDefault(outcome, Set.of()).contains(table);
    }

    /** Returns a proposal that expects those outcomes that another decision does not have, and the rows of its table. */
    public Proposal against(
            Proposal.Kind kind, String table, Case of, Evaluation decided, Map<String, Object> others, String why) {
        Map<String, String> wrong = Cells.ofOutcomes(others);
        Map<String, String> expected = new LinkedHashMap<>();
        Cells.ofOutcomes(decided.outcomes()).forEach((path, cell) -> {
            if (!cell.equals(wrong.get(path))) {
                expected.put(path, cell);
            }
        });
        Map<String, String> sizes = Cells.ofSizes(others);
        Cells.ofSizes(decided.outcomes()).forEach((path, size) -> {
            if (!size.equals(sizes.get(path))) {
                expected.put(path, size);
            }
        });
        return of(kind, table, of, decided, expected, why);
    }

    private Proposal of(
            Proposal.Kind kind, String table, Case of, Evaluation decided, Map<String, String> expected, String why) {
        List<String> rows = rows(table, decided);
        if (!rows.isEmpty()) {
            expected.put(ROWS, String.join("; ", rows));
        }
        String day = of.day().toString();
        Map<String, Object> facts = of.known();
        List<String> said = FactWords.of(of.facts(), words);
        String name = name(why);
        return new Proposal(
                kind,
                table,
                rows,
                name,
                why,
                day,
                facts,
                said,
                expected,
                Written.csv(name, day, facts, expected),
                Written.yaml(name, day, facts, expected));
    }

    /** Names must be sentences of their own, so the reason serves as one. */
    private String name(String why) {
        String plain = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        return Messages.text("proposal.name", words.language(), Map.of("text", plain));
    }

    private static List<String> rows(String table, Evaluation decided) {
        Set<String> rows = new LinkedHashSet<>();
        decided.trace().consultations().stream()
                .filter(consultation -> consultation.table().equals(table))
                .forEach(consultation -> rows.addAll(consultation.rows()));
        return new ArrayList<>(rows);
    }
}
