package org.passerelle.analysis.impact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.cases.Shrinking;
import org.passerelle.analysis.words.FactWords;
import org.passerelle.analysis.words.Words;
import org.passerelle.engine.Evaluation;

/** Makes cases readable. For one thread. */
public final class Examples {

    /** More cases of flips than this are shown as they are: making one small takes some hundred decisions. */
    private static final int MOST_MADE_SMALL = 150;

    private final Revision revision;
    private final Words words;
    private final Set<String> deciding;
    private int madeSmall;

    /** Prepares examples for a change. */
    public Examples(Revision revision, Words words) {
        this.revision = revision;
        this.words = words;
        this.deciding = Set.copyOf(revision.editionAfter().decidingOutcomes());
    }

    /** Returns a case of an outcome that flips, as small as can be. */
    Example ofFlip(Case from, String path, Counted.Pair pair) {
        if (++madeSmall > MOST_MADE_SMALL) {
            return of(from);
        }
        return of(from, (before, after) -> {
            Map<Leaves.Leaf, String> old = Leaves.of(before, deciding);
            Map<Leaves.Leaf, String> now = Leaves.of(after, deciding);
            Set<Leaves.Leaf> leaves = new LinkedHashSet<>(old.keySet());
            leaves.addAll(now.keySet());
            return leaves.stream()
                    .anyMatch(leaf -> leaf.path().equals(path)
                            && Leaves.value(old, leaf).equals(pair.before())
                            && Leaves.value(now, leaf).equals(pair.after()));
        });
    }

    /** Returns a case, as small as can be while something holds of what is decided; evaluations are null where nothing is. */
    public Example of(Case from, BiPredicate<@Nullable Evaluation, @Nullable Evaluation> holds) {
        Predicate<Case> still = candidate ->
                holds.test(revision.before().decide(candidate), revision.after().decide(candidate));
        return of(Shrinking.of(from, revision.facts(), still));
    }

    /** Returns the deciding outcomes that differ, each with its value before and after. */
    public List<List<String>> differing(@Nullable Evaluation before, @Nullable Evaluation after) {
        Map<Leaves.Leaf, String> old = Leaves.of(before, deciding);
        Map<Leaves.Leaf, String> now = Leaves.of(after, deciding);
        List<List<String>> differing = new ArrayList<>();
        Set<Leaves.Leaf> leaves = new LinkedHashSet<>(old.keySet());
        leaves.addAll(now.keySet());
        for (Leaves.Leaf leaf : leaves) {
            String was = Leaves.value(old, leaf);
            String is = Leaves.value(now, leaf);
            if (deciding.contains(leaf.path()) && !was.equals(is)) {
                differing.add(List.of(leaf.path(), was, is));
            }
        }
        return differing;
    }

    /** Returns a case as it is. */
    public Example of(Case shown) {
        Set<String> before = rows(revision.before().decide(shown));
        Set<String> after = rows(revision.after().decide(shown));
        List<String> onlyBefore = new ArrayList<>(before);
        onlyBefore.removeAll(after);
        List<String> onlyAfter = new ArrayList<>(after);
        onlyAfter.removeAll(before);
        List<String> said = FactWords.of(shown.facts(), revision.facts(), words);
        return new Example(shown.day().toString(), shown.known(), said, onlyBefore, onlyAfter);
    }

    private static Set<String> rows(@Nullable Evaluation evaluation) {
        Set<String> rows = new LinkedHashSet<>();
        if (evaluation != null) {
            evaluation.trace().consultations().forEach(consultation -> rows.addAll(consultation.rows()));
        }
        return rows;
    }
}
