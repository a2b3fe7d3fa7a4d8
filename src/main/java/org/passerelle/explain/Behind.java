package org.passerelle.explain;

import java.util.BitSet;

/** What is behind some values: facts, by the numbers that {@link Causes} gives them, and whether rows of tables lie between. */
final class Behind {

    private final BitSet facts = new BitSet();
    private boolean hasRows;
    private boolean hasReasons;
    private boolean open;

    void addFact(int number) {
        facts.set(number);
    }

    void addRow(boolean givesReason) {
        hasRows = true;
        hasReasons |= givesReason;
    }

    void add(Behind other) {
        facts.or(other.facts);
        hasRows |= other.hasRows;
        hasReasons |= other.hasReasons;
        open |= other.open;
    }

    /** Notes that there may be more facts behind. */
    void leaveOpen() {
        open = true;
    }

    BitSet facts() {
        return facts;
    }

    boolean hasRows() {
        return hasRows;
    }

    /** Returns whether there may be facts behind that are not among {@link #facts()}. */
    boolean isOpen() {
        return open;
    }

    /** Returns whether one of the rows gives a reason. */
    boolean hasReasons() {
        return hasReasons;
    }
}
