package org.passerelle.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.Source.Turns;

/** Facts as the end of the way. */
final class FactSource {

    /** In a path: the entry of a list that a loop around has come to. */
    static final String TURN = "#";

    private FactSource() {}

    /** Returns the fact at a path. */
    static Source of(List<String> path) {
        if (path.contains(TURN)) {
            return new Source(
                    false, (frame, demand, turns, behind) -> frame.causes().addFact(pointer(path, turns), behind));
        }
        String pointer = pointer(path, null);
        return new Source(
                false, (frame, demand, turns, behind) -> frame.causes().addFact(pointer, behind));
    }

    private static String pointer(List<String> path, @Nullable Turns turns) {
        StringBuilder pointer = new StringBuilder();
        Turns next = turns;
        for (String step : path) {
            pointer.append('/');
            if (step.equals(TURN) && next != null) {
                pointer.append(next.entry());
                next = next.inner();
            } else {
                pointer.append(step);
            }
        }
        return pointer.toString();
    }
}
