package org.passerelle.explain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Trace;

/**
 * Where some logic was evaluated in a case.
 *
 * @param causes found in the case
 * @param call of the service or knowledge model
 * @param turn which turn of a "for" this is; 0 outside
 * @param outer where the call was made or the "for" stands; null for the outermost call
 */
record Frame(
        Causes causes, Trace.Call call, int turn, @Nullable Frame outer) {

    Frame up(int levels) {
        Frame frame = this;
        for (int level = 0; level < levels; level++) {
            frame = Objects.requireNonNull(frame.outer);
        }
        return frame;
    }

    Frame ofCall(Trace.Call made) {
        return new Frame(causes, made, 0, this);
    }

    Frame ofTurn(int number) {
        return new Frame(causes, call, number, this);
    }
}
