package org.passerelle.explain;

/** Loops on the way from a value to facts. The list itself is not followed. */
final class LoopSource {

    private LoopSource() {}

    /**
     * Returns where the results of all turns come from.
     *
     * @param result where that of a turn comes from
     * @param isFact whether the list is a fact: if not, its size may hang on more
     */
    static Source ofAll(Calls calls, Source result, boolean isFact) {
        return new Source(false, (frame, demand, turns, behind) -> {
            int size = calls.turns(frame);
            for (int turn = 0; turn < size; turn++) {
                result.way().go(frame.ofTurn(turn), null, turns, behind);
            }
            if (size == 0 || !isFact) {
                behind.leaveOpen();
            }
        });
    }

    /** Returns where the result of the turn comes from that is meant. */
    static Source ofOne(Calls calls, Source result, boolean isFact) {
        return new Source(false, (frame, demand, turns, behind) -> {
            boolean taken = turns != null && turns.entry() < calls.turns(frame);
            if (turns != null && taken) {
                result.way().go(frame.ofTurn(turns.entry()), null, turns.inner(), behind);
            }
            if (!taken || !isFact) {
                behind.leaveOpen();
            }
        });
    }
}
