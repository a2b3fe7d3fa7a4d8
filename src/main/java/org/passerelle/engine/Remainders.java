package org.passerelle.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One remainder for all equal ones of the cases of an edition, so that comparing them is quick. Safe for threads. */
final class Remainders {

    /** Of some 250 bytes each. */
    private static final int MOST_KEPT = 50_000;

    private final Map<Remainder.Open, Remainder.Open> kept = new ConcurrentHashMap<>();

    /** Returns the one that stands for all equal ones. */
    Remainder.Open only(Remainder.Open remainder) {
        if (!remainder.isKept()) {
            return remainder;
        }
        Remainder.Open known = kept.get(remainder);
        if (known == null) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(remainder, remainder);
            known = remainder;
        }
        return known;
    }
}
