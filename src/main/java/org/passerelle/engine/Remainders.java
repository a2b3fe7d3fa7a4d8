package org.passerelle.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One remainder for all equal ones of cases, with what was found out about it. Safe for threads. */
final class Remainders {

    /** Of some 250 bytes each, and at most some thousands. */
    private static final int MOST_KEPT = 20_000;

    private final Map<Remainder.Open, Remainder.Open> kept = new ConcurrentHashMap<>();

    /** Returns the one that stands for all equal ones. */
    Remainder.Open only(Remainder.Open remainder) {
        if (!remainder.isSmall()) {
            return remainder;
        }
        Remainder.Open known = kept.get(remainder);
        if (known == null) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            known = kept.putIfAbsent(remainder, remainder);
        }
        return known == null ? remainder : known;
    }
}
