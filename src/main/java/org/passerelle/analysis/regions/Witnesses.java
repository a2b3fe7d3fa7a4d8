package org.passerelle.analysis.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Distribution;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.cases.Search;
import org.passerelle.analysis.cases.Shrinking;
import org.passerelle.analysis.impact.Examples;
import org.passerelle.engine.Evaluation;

/** Finds a case in each region of a changed table: one whose deciding outcomes differ, if there is any. */
final class Witnesses {

    private static final long SEED = 1;
    private static final int SAMPLE = 1000;
    private static final int TRIES = 500;
    private static final int IN_REGION = 2;

    private final Revision revision;
    private final Examples examples;
    private final Visits visits;
    private final List<List<BitSet>> boxes;
    private final Search search;
    private final int best;

    /**
     * Prepares a search.
     *
     * @param decides whether deciding outcomes stand behind the table at all
     */
    Witnesses(Revision revision, Examples examples, TableChange change, boolean decides) {
        this.revision = revision;
        this.examples = examples;
        this.visits = new Visits(change.index(), change.before(), change.after());
        this.boxes = change.values();
        this.search = revision.search(SEED, TRIES);
        this.best = decides ? 0 : 1;
    }

    /** Returns a case for each box, as small as can be; null where none was found. */
    List<@Nullable Case> find(String what, Progress progress) {
        Caseload sample = revision.synthetic(Distribution.usual(), SEED, SAMPLE);
        Case[] nearest = new Case[boxes.size()];
        int[] ranks = new int[boxes.size()];
        Arrays.fill(ranks, Integer.MAX_VALUE);
        for (int number = 0; number < SAMPLE && Arrays.stream(ranks).anyMatch(rank -> rank > best); number++) {
            progress.report(number, SAMPLE, what);
            Case candidate = sample.at(number);
            Decided decided = decide(candidate);
            for (int box = 0; box < ranks.length; box++) {
                int rank = rank(decided, boxes.get(box));
                if (rank < ranks[box]) {
                    ranks[box] = rank;
                    nearest[box] = candidate;
                }
            }
        }
        List<@Nullable Case> found = new ArrayList<>();
        for (int box = 0; box < ranks.length; box++) {
            found.add(found(nearest[box], boxes.get(box)));
        }
        return found;
    }

    private @Nullable Case found(Case nearest, List<BitSet> box) {
        Case differing = search.from(nearest, candidate -> Math.max(0, rank(decide(candidate), box) - best));
        // Without a case that differs, one that comes to the region will do.
        Case reached = differing != null
                ? differing
                : search.from(nearest, candidate -> Math.max(0, rank(decide(candidate), box) - IN_REGION));
        if (reached == null) {
            return null;
        }
        int rank = rank(decide(reached), box);
        return Shrinking.of(reached, revision.facts(), candidate -> rank(decide(candidate), box) <= rank);
    }

    /** A case decided on both sides. */
    private record Decided(
            @Nullable Evaluation before,
            @Nullable Evaluation after,
            List<List<BitSet>> seenBefore,
            List<List<BitSet>> seenAfter) {}

    private Decided decide(Case of) {
        Evaluation before = revision.before().decide(of);
        Evaluation after = revision.after().decide(of);
        return new Decided(before, after, visits.seenBefore(before), visits.seenAfter(after));
    }

    /** 0 when deciding outcomes differ in the region, 1 when others do, 2 when none does, more outside of it. */
    private int rank(Decided decided, List<BitSet> box) {
        int distance = Math.min(visits.distance(decided.seenBefore(), box), visits.distance(decided.seenAfter(), box));
        if (distance > 0) {
            return IN_REGION + distance;
        }
        Evaluation before = decided.before();
        Evaluation after = decided.after();
        boolean same = before != null && after != null && before.outcomes().equals(after.outcomes());
        return same ? IN_REGION : examples.differing(before, after).isEmpty() ? 1 : 0;
    }
}
