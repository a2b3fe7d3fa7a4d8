package org.passerelle.decision;

import java.util.Locale;

/** What a case goes through on its way to an answer. */
public enum Stage {
    /** From bytes to typed facts, or to all that is wrong with them. */
    READ,
    /** From facts to outcomes and findings. */
    DECIDE,
    /** Why. */
    EXPLAIN,
    /** Which unknown facts can still change the outcomes. */
    SEARCH,
    /** From the answer to bytes. */
    WRITE;

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String attribute = "passerelle." + label + ".milliseconds";

    /** Returns its name in metrics. */
    String label() {
        return label;
    }

    /** Returns the name of the attribute of a span that says how long it took. */
    String attribute() {
        return attribute;
    }
}
