package org.passerelle.explain;

/** How many combinations may still be tried for one case. A list of facts stays complete without them, but may hold too many. */
final class Budget {

    /** The most combinations tried in one go. */
    static final int AT_ONCE = 20_000;

    private static final int OF_A_CASE = 1_000_000;

    /** So few that others may wait meanwhile. */
    private static final int BRIEF = 1_000;

    private final boolean brief;
    private long left;
    private long patience;
    private boolean spent;

    Budget() {
        this(OF_A_CASE);
    }

    Budget(long combinations) {
        this(combinations, false);
    }

    private Budget(long combinations, boolean brief) {
        this.left = combinations;
        this.brief = brief;
        this.patience = brief ? BRIEF : combinations;
    }

    /** Returns one that refuses, too, what others should not wait for. */
    static Budget brief() {
        return new Budget(OF_A_CASE, true);
    }

    /** Returns whether it is one that a list of facts is not wanted from when it does not suffice. */
    boolean isBrief() {
        return brief;
    }

    /** Returns whether so many combinations may be tried, and counts them. */
    boolean take(long combinations) {
        boolean granted = combinations <= Math.min(AT_ONCE, Math.min(left, patience));
        if (granted) {
            spend(combinations);
        }
        spent |= !granted && combinations <= AT_ONCE;
        return granted;
    }

    /** Returns whether as many combinations as were tried before, one lot after the other, may be counted again, and counts them. */
    boolean repeat(long combinations) {
        boolean granted = combinations <= left;
        left -= granted ? combinations : 0;
        return granted;
    }

    /** Returns how many combinations may still be tried. */
    long left() {
        return left;
    }

    /** Counts as many combinations, which are tried all the same. */
    void count(long combinations) {
        spend(combinations);
        if (left < 0 || patience < 0) {
            end();
        }
    }

    private void spend(long combinations) {
        left -= combinations;
        patience -= combinations;
    }

    /** Returns whether anything was refused for lack of what is left, or {@link #end} was called. */
    boolean isSpent() {
        return spent;
    }

    /** Refuses everything from now on. */
    void end() {
        left = 0;
        spent = true;
    }
}
