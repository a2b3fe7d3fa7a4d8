package org.passerelle.analysis.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.engine.Evaluation;

/** What some cases come to before and after a change. */
final class Counted {

    /** How many cases of a flip are kept to choose the most readable from. */
    private static final int KEPT = 3;

    private final Set<String> deciding;
    private final Map<String, Map<Pair, Flips>> byPath = new LinkedHashMap<>();
    private int cases;
    private int changed;
    private int undecidedBefore;
    private int undecidedAfter;
    private final List<Case> undecided = new ArrayList<>();

    /** A value before and after. */
    record Pair(String before, String after) {

        boolean isFlip() {
            return !before.equals(after);
        }
    }

    /** How often a pair of values came up, and in which cases. */
    static final class Flips {

        private long entries;
        private final List<Case> smallest = new ArrayList<>();
        private final Set<Integer> numbers = new LinkedHashSet<>();

        long entries() {
            return entries;
        }

        int cases() {
            return numbers.size();
        }

        List<Case> smallest() {
            return smallest;
        }

        private void add(int number, Case of, boolean flip) {
            entries++;
            if (flip && numbers.add(number)) {
                keep(of);
            }
        }

        private void keep(Case of) {
            smallest.add(of);
            smallest.sort(Comparator.comparingInt(Case::size));
            if (smallest.size() > KEPT) {
                smallest.remove(KEPT);
            }
        }

        private void add(Flips other) {
            entries += other.entries;
            numbers.addAll(other.numbers);
            other.smallest.forEach(this::keep);
        }
    }

    Counted(Set<String> deciding) {
        this.deciding = deciding;
    }

    int cases() {
        return cases;
    }

    int changed() {
        return changed;
    }

    int undecidedBefore() {
        return undecidedBefore;
    }

    int undecidedAfter() {
        return undecidedAfter;
    }

    /** Returns a case that is decided on one side only; null when there is none. */
    @Nullable
    Case undecided() {
        return undecided.stream().min(Comparator.comparingInt(Case::size)).orElse(null);
    }

    Map<String, Map<Pair, Flips>> byPath() {
        return byPath;
    }

    /** Decides some cases of a caseload twice and counts them. */
    Counted count(Caseload caseload, int from, int to, Revision revision) {
        for (int number = from; number < to && !Thread.currentThread().isInterrupted(); number++) {
            Case of = caseload.at(number);
            Evaluation before = revision.before().decide(of);
            Evaluation after = revision.after().decide(of);
            cases++;
            undecidedBefore += before == null ? 1 : 0;
            undecidedAfter += after == null ? 1 : 0;
            if (before != null && after != null) {
                compare(number, of, before, after);
            } else if ((before == null) != (after == null)) {
                undecided.add(of);
            }
        }
        return this;
    }

    private void compare(int number, Case of, Evaluation before, Evaluation after) {
        Map<Leaves.Leaf, String> old = Leaves.of(before, deciding);
        boolean same = before.outcomes().equals(after.outcomes());
        Map<Leaves.Leaf, String> now = same ? old : Leaves.of(after, deciding);
        Set<Leaves.Leaf> leaves = new LinkedHashSet<>(old.keySet());
        leaves.addAll(now.keySet());
        boolean flipped = false;
        for (Leaves.Leaf leaf : leaves) {
            Pair pair = new Pair(Leaves.value(old, leaf), Leaves.value(now, leaf));
            flipped |= pair.isFlip();
            if (pair.isFlip() || deciding.contains(leaf.path())) {
                flips(leaf.path(), pair).add(number, of, pair.isFlip());
            }
        }
        changed += flipped ? 1 : 0;
    }

    private Flips flips(String path, Pair pair) {
        return Objects.requireNonNull(
                byPath.computeIfAbsent(path, any -> new LinkedHashMap<>()).computeIfAbsent(pair, any -> new Flips()));
    }

    /** Adds what was counted elsewhere, of other cases. */
    void add(Counted other) {
        cases += other.cases;
        changed += other.changed;
        undecidedBefore += other.undecidedBefore;
        undecidedAfter += other.undecidedAfter;
        undecided.addAll(other.undecided);
        other.byPath.forEach((path, pairs) ->
                pairs.forEach((pair, flips) -> flips(path, pair).add(flips)));
    }
}
