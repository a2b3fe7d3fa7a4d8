package org.passerelle.analysis.proposals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Chunks;
import org.passerelle.analysis.JointIndex;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.TableAnalysis;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.cases.Search;
import org.passerelle.analysis.cases.Shrinking;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.analysis.words.Words;
import org.passerelle.engine.Evaluation;
import org.passerelle.facts.Messages;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Table;

/** Works out scenarios that are lacking: at the lines that tables draw, and where one condition alone makes the difference. */
public final class Proposals {

    private static final long SEED = 1;
    private static final int SAMPLE = 1500;
    private static final int TRIES = 400;
    private static final int PIECE = 4;
    private static final String SAMPLING = "sample";
    private static final String SEARCH = "proposals";

    private final Edition edition;
    private final Revision revision;
    private final Words words;
    private final Proposing proposing;
    private final List<Decided> scenarios = new ArrayList<>();
    private final List<Decided> sample = new ArrayList<>();
    private final Search search;

    private Proposals(Revision revision, Edition edition, Locale language) {
        this.edition = edition;
        this.revision = revision;
        this.words = new Words(edition, language);
        this.proposing = new Proposing(words);
        this.search = revision.search(SEED, TRIES);
    }

    private record Decided(Case of, Evaluation decided) {}

    /**
     * Returns scenarios that an edition lacks, as few as cover all that was found.
     *
     * @param which tables they are to be about
     * @param trials scenarios of the programme
     * @param language of the words
     * @throws java.util.concurrent.CancellationException when progress says so
     */
    public static List<Proposal> of(
            Programme programme,
            Edition edition,
            Predicate<Table> which,
            List<Trial> trials,
            Locale language,
            Progress progress) {
        Proposals proposals = new Proposals(Revision.none(programme, edition, trials), edition, language);
        trials.stream()
                .map(Trial::of)
                .filter(of -> programme
                        .editionOn(of.day())
                        .filter(on -> on.id().equals(edition.id()))
                        .isPresent())
                .forEach(of -> proposals.add(of, proposals.scenarios));
        Caseload cases = proposals.revision.synthetic(Distribution.usual(), SEED, SAMPLE);
        for (int number = 0; number < SAMPLE; number++) {
            progress.report(number, SAMPLE, SAMPLING);
            proposals.add(cases.at(number), proposals.sample);
        }
        return proposals.find(which, progress);
    }

    private void add(Case of, List<Decided> decided) {
        Evaluation evaluation = decide(of);
        if (evaluation != null) {
            decided.add(new Decided(of, evaluation));
        }
    }

    private @Nullable Evaluation decide(Case of) {
        return revision.before().decide(of);
    }

    private List<Proposal> find(Predicate<Table> which, Progress progress) {
        List<Wanted> wanted = new ArrayList<>();
        edition.graph().tables().stream().filter(which).forEach(table -> wanted.addAll(wanted(table)));
        List<Candidate> candidates = new ArrayList<>();
        Chunks.of(
                        wanted.size(),
                        PIECE,
                        SEARCH,
                        (from, to) -> wanted.subList(from, to).stream()
                                .map(this::candidate)
                                .filter(Objects::nonNull)
                                .toList(),
                        progress)
                .forEach(candidates::addAll);
        Map<String, Integer> names = new HashMap<>();
        return Candidate.chosen(candidates).stream()
                .map(candidate -> proposal(candidate, names))
                .toList();
    }

    private List<Wanted> wanted(Table table) {
        TableView view = new TableView(table);
        JointIndex index = JointIndex.of(table, table, TableAnalysis.lists(edition.graph(), table));
        List<Wanted> wanted = new ArrayList<>();
        for (Wanted line : Lines.of(view, index)) {
            if (scenarios.stream().noneMatch(scenario -> line.isMetBy(scenario.decided()))) {
                wanted.add(line);
            }
        }
        wanted.addAll(new Pairs(view, seen(view, scenarios), seen(view, sample)).wanted());
        return wanted;
    }

    private static Set<Pairs.Seen> seen(TableView view, List<Decided> cases) {
        Set<Pairs.Seen> seen = new LinkedHashSet<>();
        cases.forEach(each -> view.visits(each.decided()).forEach(visit -> seen.add(Pairs.Seen.of(visit))));
        return seen;
    }

    /** Returns the smallest case that can be found; null when there is none. */
    private @Nullable Candidate candidate(Wanted wanted) {
        Decided nearest = sample.stream()
                .min(Comparator.<Decided>comparingDouble(each -> wanted.distance(each.decided()))
                        .thenComparingInt(each -> each.of().size()))
                .orElse(null);
        Case found =
                nearest == null ? null : search.from(nearest.of(), candidate -> wanted.distance(decide(candidate)));
        if (found == null) {
            return null;
        }
        Case smallest = Shrinking.of(found, edition.facts(), candidate -> wanted.isMetBy(decide(candidate)));
        return new Candidate(smallest, Objects.requireNonNull(decide(smallest)), wanted);
    }

    /** A name that came up before gets a number. */
    private Proposal proposal(Candidate candidate, Map<String, Integer> names) {
        Wanted wanted = candidate.wanted();
        Table table = wanted.view().table();
        TableView.Visit visit = wanted.view().visits(candidate.decided()).stream()
                .min(Comparator.comparingDouble(wanted::distance))
                .orElseThrow();
        String row = wanted.row() == null ? String.join(", ", visit.rows()) : wanted.row();
        Proposal.Kind kind = wanted instanceof Wanted.AtLine ? Proposal.Kind.BOUNDARY : Proposal.Kind.MCDC;
        Map<String, String> arguments = Map.of(
                "name",
                words.name(table.decision()),
                "row",
                row.isEmpty() ? "–" : row,
                "part",
                words.column(table.columns().get(wanted.column())),
                "value",
                words.value(visit.inputs().get(wanted.column())));
        String text = Messages.text("proposal." + kind, words.language(), arguments);
        int number = names.merge(text, 1, Integer::sum);
        String unique = number == 1 ? text : text + " (" + number + ")";
        return proposing.of(kind, table.id(), candidate.of(), candidate.decided(), unique);
    }
}
