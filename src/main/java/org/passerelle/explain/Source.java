package org.passerelle.explain;

import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from: the way from it to the facts behind it, worked out ahead and gone in each case.
 *
 * @param heedsDemand whether it matters what is asked of the value
 */
record Source(boolean heedsDemand, Way way) {

    /** A value behind which there is nothing. */
    static final Source NOTHING = new Source(false, (frame, demand, turns, behind) -> {});

    /** What is done on the way. */
    @FunctionalInterface
    interface Way {

        /**
         * Adds what is behind the value.
         *
         * @param demand what is asked of it; null when all of it counts
         * @param turns which entries are meant where loops lie on the way; null when none do
         */
        void go(Frame frame, @Nullable Demand demand, @Nullable Turns turns, Behind behind);
    }

    /** Which entry of a list is meant, and which entry inside that one. */
    record Turns(int entry, @Nullable Turns inner) {}

    /** Adds what is behind the value, all of it. */
    void addTo(Behind behind, Frame frame) {
        way.go(frame, null, null, behind);
    }
}
