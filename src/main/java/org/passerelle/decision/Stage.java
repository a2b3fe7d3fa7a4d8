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

    /** Returns its name in metrics and traces. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
