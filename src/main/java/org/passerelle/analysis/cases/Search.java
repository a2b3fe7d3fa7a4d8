package org.passerelle.analysis.cases;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Looks for a case by changing one that comes near, a few facts at a time. Finding none proves nothing. */
public final class Search {

    private final FactDraw draw;
    private final long seed;
    private final int tries;

    /**
     * Prepares a search.
     *
     * @param tries the most cases to look at
     */
    Search(FactDraw draw, long seed, int tries) {
        this.draw = draw;
        this.seed = seed;
        this.tries = tries;
    }

    /**
     * Returns a case that is at the goal; null when none was found.
     *
     * @param distance how far a case is from the goal, 0 when it is there
     */
    public @Nullable Case from(Case start, ToDoubleFunction<Case> distance) {
        SplittableRandom random = new SplittableRandom(seed);
        Case best = start;
        double nearest = distance.applyAsDouble(start);
        for (int attempt = 0; attempt < tries && nearest > 0; attempt++) {
            Case candidate =
                    new Case(best.day(), draw.redraw(best.facts(), new Draw(random, best.day()), 1 + attempt % 3));
            double far = distance.applyAsDouble(candidate);
            // One as near may lead further.
            if (far <= nearest) {
                nearest = far;
                best = candidate;
            }
        }
        return nearest > 0 ? null : best;
    }
}
