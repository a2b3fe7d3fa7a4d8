package org.passerelle.analysis.mutants;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.cases.Search;
import org.passerelle.analysis.cases.Shrinking;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.analysis.proposals.Proposal;
import org.passerelle.analysis.proposals.Proposing;
import org.passerelle.analysis.words.Words;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.TableVariant;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Table;

/** Tries scenarios on mutants, and looks for cases that tell surviving ones from the table as it is. Safe for threads. */
final class MutantTrial {

    private static final long SEED = 1;
    private static final int SAMPLE = 1000;
    private static final int TRIES = 150;

    private final DecisionEngine engine = new DecisionEngine();
    private final Edition edition;
    private final Suite suite;
    private final MutantWords words;
    private final Proposing proposing;
    private final Revision revision;
    private final Search search;
    private final Sample<Integer> sample = new Sample<>();
    private final Optional<TableVariant> asItIs;
    private boolean isPlanned;

    MutantTrial(Revision revision, Edition edition, Suite suite, Words words) {
        this.edition = edition;
        this.suite = suite;
        this.words = new MutantWords(words);
        this.proposing = new Proposing(words);
        this.revision = revision;
        this.search = revision.search(SEED, TRIES);
        this.asItIs = edition.graph().tables().stream().findFirst().map(table -> TableVariant.of(edition, table));
        Caseload cases = revision.synthetic(Distribution.usual(), SEED, SAMPLE);
        for (int number = 0; number < SAMPLE; number++) {
            Case of = cases.at(number);
            Evaluation decided = decide(of);
            if (decided != null) {
                sample.add(number, of, decided);
                isPlanned = isPlanned || isPlanned(of);
            }
        }
    }

    /** Returns whether anything can be said: without a plan, the engine knows only the tables as they are. */
    boolean isPlanned() {
        return isPlanned;
    }

    /** What became of a mutant: noticed, shown by a case, or neither. */
    record Verdict(boolean killed, MutationScore.@Nullable Survivor survivor) {}

    Verdict verdict(Mutant mutant) {
        if (!isPlanned) {
            return new Verdict(false, null);
        }
        TableVariant wrong = TableVariant.of(edition, mutant.table());
        TableVariant right = TableVariant.of(edition, table(mutant.table().id()));
        for (Sample.Entry<Trial> entry : suite.decided().of(mutant.table().id())) {
            if (answersDiffer(entry.visits(), right, wrong)) {
                Evaluation evaluation = decide(entry.of(), wrong);
                if (evaluation == null
                        ? isPlanned(entry.of())
                        : !entry.what().passes().test(evaluation)) {
                    return new Verdict(true, null);
                }
            }
        }
        return new Verdict(false, survivor(mutant, right, wrong));
    }

    private Table table(String id) {
        return edition.graph().tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean answersDiffer(List<Map<String, Object>> visits, TableVariant one, TableVariant other) {
        return visits.stream().anyMatch(variables -> !answer(one, variables).equals(answer(other, variables)));
    }

    private static Optional<Object> answer(TableVariant table, Map<String, Object> variables) {
        try {
            return Optional.of(table.answer(variables));
        } catch (RuntimeException none) {
            return Optional.empty();
        }
    }

    private @Nullable Evaluation decide(Case of) {
        return revision.before().decide(of);
    }

    private @Nullable Evaluation decide(Case of, TableVariant wrong) {
        return engine.decide(edition, of.facts(), of.day(), wrong);
    }

    /** Whether a case is decided with the tables as they are: if not, it is not for a mutant that it is not decided. */
    private boolean isPlanned(Case of) {
        return asItIs.isPresent() && decide(of, asItIs.get()) != null;
    }

    private MutationScore.@Nullable Survivor survivor(Mutant mutant, TableVariant right, TableVariant wrong) {
        Case shown = shown(mutant, right, wrong);
        if (shown == null) {
            return null;
        }
        Case smallest = Shrinking.of(shown, edition.facts(), candidate -> outcomesDiffer(candidate, wrong));
        Evaluation decided = Objects.requireNonNull(decide(smallest));
        Evaluation wrongly = decide(smallest, wrong);
        String text = words.of(mutant);
        String id = mutant.table().id();
        Proposal proposal = proposing.against(
                Proposal.Kind.MUTANT, id, smallest, decided, wrongly == null ? Map.of() : wrongly.outcomes(), text);
        return new MutationScore.Survivor(mutant.kind().name(), id, mutant.row(), mutant.part(), text, proposal);
    }

    private boolean outcomesDiffer(Case of, TableVariant wrong) {
        Evaluation decided = decide(of);
        Evaluation wrongly = decided == null ? null : decide(of, wrong);
        return decided != null
                && (wrongly == null ? isPlanned(of) : !decided.outcomes().equals(wrongly.outcomes()));
    }

    private @Nullable Case shown(Mutant mutant, TableVariant right, TableVariant wrong) {
        List<Sample.Entry<Integer>> candidates = sample.of(mutant.table().id());
        Optional<Case> found = candidates.stream()
                .filter(entry -> answersDiffer(entry.visits(), right, wrong))
                .map(Sample.Entry::of)
                .filter(of -> outcomesDiffer(of, wrong))
                .min(Comparator.comparingInt(Case::size));
        if (found.isPresent() || candidates.isEmpty()) {
            return found.orElse(null);
        }
        Distance distance = new Distance(table(mutant.table().id()), mutant.table(), edition);
        Case nearest = candidates.stream()
                .min(Comparator.comparingInt(entry -> distance.of(entry.decided())))
                .map(Sample.Entry::of)
                .orElseThrow();
        return search.from(nearest, candidate -> {
            int far = distance.of(decide(candidate));
            return far > 0 ? 1 + far : outcomesDiffer(candidate, wrong) ? 0 : 1;
        });
    }
}
