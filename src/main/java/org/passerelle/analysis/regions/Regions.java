package org.passerelle.analysis.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Dependencies;
import org.passerelle.analysis.JointIndex;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.TableAnalysis;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.impact.Example;
import org.passerelle.analysis.impact.Examples;
import org.passerelle.analysis.words.CellWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Table;

/** Works out for which facts changed tables yield something else. */
public final class Regions {

    private static final String WITNESSES = "regions";

    private final Revision revision;
    private final Words old;
    private final Words words;
    private final ValueWords values;
    private final Examples examples;
    private final Map<String, Set<String>> dependencies;
    private final List<Region> regions = new ArrayList<>();

    private Regions(Revision revision, Locale language) {
        this.revision = revision;
        this.old = new Words(revision.editionBefore(), language);
        this.words = new Words(revision.editionAfter(), language);
        this.values = new ValueWords(words);
        this.examples = new Examples(revision, words);
        this.dependencies = Dependencies.of(revision.editionAfter());
    }

    /**
     * What can be said of a change without any caseload.
     *
     * @param regions by table, in the order of the models
     * @param notFollowed what else changed that is no table in both versions, in words: only cases show what it does
     */
    public record Result(List<Region> regions, List<String> notFollowed) {}

    /**
     * Returns the regions of all tables that both versions of a programme have, on the usual day of the revision.
     *
     * @param language of the words
     * @throws java.util.concurrent.CancellationException when progress says so
     */
    public static Result of(Revision revision, Locale language, Progress progress) {
        Regions regions = new Regions(revision, language);
        Edition before = revision.editionBefore();
        Edition after = revision.editionAfter();
        Map<String, Table> known = new LinkedHashMap<>();
        before.graph().tables().forEach(table -> known.put(table.id(), table));
        for (Table table : after.graph().tables()) {
            Table was = known.get(table.id());
            if (was != null && !was.equals(table)) {
                regions.add(was, table, progress);
            }
        }
        return new Result(regions.regions, NotFollowed.of(before, after, language));
    }

    private void add(Table before, Table after, Progress progress) {
        Set<String> lists = TableAnalysis.lists(revision.editionAfter().graph(), after);
        TableChange change = TableChange.of(before, after, lists);
        List<@Nullable Case> witnesses =
                new Witnesses(revision, examples, change, !outcomes(after).isEmpty()).find(WITNESSES, progress);
        for (int index = 0; index < witnesses.size(); index++) {
            regions.add(region(change, change.boxes().get(index), witnesses.get(index)));
        }
    }

    private Region region(TableChange change, TableChange.Box box, @Nullable Case witness) {
        List<Region.Condition> conditions = conditions(change.index(), box.values());
        String was = yields(old, box.yields().before(), box.rowsBefore());
        String is = yields(words, box.yields().after(), box.rowsAfter());
        Example example = witness == null ? null : examples.of(witness);
        Table table = change.after();
        return new Region(
                table.id(),
                table.decision(),
                conditions,
                box.rowsBefore().stream().map(Table.Row::id).toList(),
                box.rowsAfter().stream().map(Table.Row::id).toList(),
                was,
                is,
                outcomes(table),
                change.isExact(),
                example,
                witness == null ? List.of() : differs(witness),
                text(table, conditions, was, is));
    }

    private List<Region.Flip> differs(Case witness) {
        return examples
                .differing(revision.before().decide(witness), revision.after().decide(witness))
                .stream()
                .map(flip -> new Region.Flip(flip.get(0), flip.get(1), flip.get(2)))
                .toList();
    }

    private List<String> outcomes(Table table) {
        return dependencies.entrySet().stream()
                .filter(outcome -> outcome.getValue().contains(table.id()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Region.Condition> conditions(JointIndex index, List<BitSet> box) {
        List<Region.Condition> conditions = new ArrayList<>();
        for (int column = 0; column < box.size(); column++) {
            JointIndex.Column looked = index.columns().get(column);
            String said = values.of(looked, box.get(column));
            if (said != null) {
                conditions.add(new Region.Condition(looked.column().expression(), words.column(looked.column()), said));
            }
        }
        return conditions;
    }

    private static String yields(Words words, List<Map<String, String>> results, List<Table.Row> rows) {
        if (results.isEmpty()) {
            return Messages.text("region.nothing", words.language(), Map.of());
        }
        CellWords cells = new CellWords(words);
        List<String> said = new ArrayList<>();
        for (Map<String, String> result : results) {
            List<String> parts = new ArrayList<>();
            result.forEach((output, cell) -> parts.add((result.size() > 1 ? words.name(output) + ": " : "")
                    + (rows.isEmpty() ? cell : cells.result(cell, rows.get(0)))));
            said.add(String.join(", ", parts));
        }
        return String.join("; ", said);
    }

    private String text(Table table, List<Region.Condition> conditions, String before, String after) {
        List<String> parts = conditions.stream()
                .map(condition -> condition.name() + ": " + condition.words())
                .toList();
        Map<String, String> arguments = Map.of(
                "name",
                words.name(table.decision()),
                "conditions",
                String.join("; ", parts),
                "before",
                before,
                "after",
                after);
        return Messages.text(parts.isEmpty() ? "region.always" : "region.when", words.language(), arguments);
    }
}
