package org.passerelle.analysis.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Chunks;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.analysis.proposals.Proposal;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Table;

/**
 * How many wrong tables the scenarios of a programme notice. Tables with a gap or an overlap do not count, since the check of tables finds
 * them; nor do those that yield the same in every case.
 *
 * @param score share of the mutants that were noticed, from 0 to 1; 1 when there are none; null when nothing can be said of any, since the
 *     engine has no plan of the edition
 * @param killed how many were noticed
 * @param survived those that no scenario notices, though a case shows the difference
 * @param notShown how many no scenario notices and no case was found for: they may well come to the same
 * @param failing names of scenarios left out, since they fail already
 */
public record MutationScore(
        @Nullable Double score, int killed, List<Survivor> survived, int notShown, List<String> failing) {

    private static final String MUTANTS = "mutants";
    private static final int PIECE = 5;

    /**
     * A mutant that no scenario notices.
     *
     * @param kind what was done to the table
     * @param table its id
     * @param row id of the row concerned; null when it is a whole column
     * @param part expression of the column or name of the output; null when it is the whole row
     * @param text what was done, in words
     * @param proposal a scenario that would notice
     */
    public record Survivor(
            String kind,
            String table,
            @Nullable String row,
            @Nullable String part,
            String text,
            Proposal proposal) {}

    /**
     * Tries the scenarios of one edition on its mutants.
     *
     * @param which tables are to be made wrong
     * @param trials scenarios of the programme; those of other editions are left out
     * @param language of the words
     * @throws java.util.concurrent.CancellationException when progress says so
     */
    public static MutationScore of(
            Programme programme,
            Edition edition,
            Predicate<Table> which,
            List<Trial> trials,
            Locale language,
            Progress progress) {
        Suite suite = Suite.of(programme, edition, trials);
        List<Mutant> mutants = new ArrayList<>();
        for (Table table : edition.graph().tables()) {
            if (which.test(table)) {
                mutants.addAll(Soundness.countable(edition, table, Mutation.of(table)));
            }
        }
        MutantTrial trial = new MutantTrial(
                Revision.none(programme, edition, trials), edition, suite, new Words(edition, language));
        List<MutantTrial.Verdict> verdicts = new ArrayList<>();
        Chunks.of(
                        mutants.size(),
                        PIECE,
                        MUTANTS,
                        (from, to) -> mutants.subList(from, to).stream()
                                .filter(any -> !Thread.currentThread().isInterrupted())
                                .map(trial::verdict)
                                .toList(),
                        progress)
                .forEach(verdicts::addAll);
        return of(verdicts, trial.isPlanned(), suite);
    }

    private static MutationScore of(List<MutantTrial.Verdict> verdicts, boolean isPlanned, Suite suite) {
        int killed = (int) verdicts.stream().filter(MutantTrial.Verdict::killed).count();
        List<Survivor> survived = new ArrayList<>();
        verdicts.forEach(verdict -> {
            if (verdict.survivor() != null) {
                survived.add(verdict.survivor());
            }
        });
        int counted = killed + survived.size();
        double score = counted == 0 ? 1 : (double) killed / counted;
        return new MutationScore(
                isPlanned || verdicts.isEmpty() ? (Double) score : null,
                killed,
                survived,
                verdicts.size() - counted,
                suite.failing());
    }
}
