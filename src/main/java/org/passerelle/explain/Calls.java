package org.passerelle.explain;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;

/**
 * The recorded calls that belong to the invocations in the logic of a decision: they are recorded in the order of the logic. A loop is the
 * whole logic of its decision, which makes the same calls in each turn.
 *
 * @param invocations in a turn, or in all of the logic
 */
record Calls(String decision, List<Logic.Invocation> invocations) {

    /** Returns the calls of the logic around a scope. */
    static Calls of(Scope scope) {
        List<Logic.Invocation> found = new ArrayList<>();
        Graph.Model model = scope.site().model();
        Graph.Function function = model.functions().get(scope.decision());
        // A knowledge model too may call another.
        Logic logic = model.decisions().getOrDefault(scope.decision(), function == null ? null : function.body());
        if (logic != null) {
            collect(logic, found);
        }
        return new Calls(scope.decision(), found);
    }

    private static void collect(Logic logic, List<Logic.Invocation> found) {
        if (logic instanceof Logic.Invocation invocation) {
            invocation.bindings().values().forEach(binding -> collect(binding, found));
            found.add(invocation);
        } else if (logic instanceof Logic.Entries entries) {
            entries.entries().values().forEach(entry -> collect(entry, found));
        } else if (logic instanceof Logic.Items items) {
            items.items().forEach(item -> collect(item, found));
        } else if (logic instanceof Logic.ForEach each) {
            collect(each.result(), found);
        }
    }

    /**
     * Returns where the result of an invocation comes from.
     *
     * @param body where that of the function comes from, seen from the call
     */
    Source result(Logic.Invocation invocation, Source body) {
        int position = positionOf(invocation);
        return new Source(body.heedsDemand(), (frame, demand, turns, behind) -> {
            List<Trace.Call> calls = frame.call().callsOf(decision);
            int index = frame.turn() * invocations.size() + position;
            if (position >= 0 && index < calls.size()) {
                body.way().go(frame.ofCall(calls.get(index)), demand, turns, behind);
            } else {
                behind.leaveOpen();
            }
        });
    }

    @SuppressWarnings("ReferenceEquality" /* two equal invocations at different places are different calls */)
    private int positionOf(Logic.Invocation invocation) {
        for (int position = 0; position < invocations.size(); position++) {
            if (invocations.get(position) == invocation) {
                return position;
            }
        }
        return -1;
    }

    /** Returns how many turns the loop took. */
    int turns(Frame frame) {
        return invocations.isEmpty() ? 0 : frame.call().callsOf(decision).size() / invocations.size();
    }
}
