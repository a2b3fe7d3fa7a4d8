package org.passerelle.explain;

/** How many combinations may still be tried for one case. A list of facts stays complete without them, but may hold too many. */
final class Budget {

    /** The most combinations tried in one go. */
    static final int AT_ONCE = 20_000;

    private long left = 1_000_000;

    /** Returns whether so many combinations may be tried, and counts them. */
    boolean take(long combinations) {
        boolean granted = combinations <= Math.min(AT_ONCE, left);
        left -= granted ? combinations : 0;
        return granted;
    }
}
