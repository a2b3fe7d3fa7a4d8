package org.passerelle.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Logic;

/** Finds the recorded call that belongs to an invocation in the logic of a decision: calls are recorded in the order of the logic. */
final class Calls {

    private Calls() {}

    /** Returns the call that an invocation made; null when it made none. */
    @SuppressWarnings("ReferenceEquality" /* two equal invocations at different places are different calls */)
    static Trace.@Nullable Call of(Logic.Invocation invocation, Scope scope) {
        Logic logic = scope.model().decisions().get(scope.decision());
        if (logic == null) {
            return null;
        }
        List<Logic.Invocation> invocations = invocations(logic);
        for (int position = 0; position < invocations.size(); position++) {
            if (invocations.get(position) == invocation) {
                int index = scope.iteration() * invocations.size() + position;
                return index < scope.calls().size() ? scope.calls().get(index) : null;
            }
        }
        return null;
    }

    /** Returns how many turns a loop took: a loop that is the whole logic of its decision makes the same calls in each. */
    static int turns(Logic.ForEach each, Scope scope) {
        int perTurn = invocations(each.result()).size();
        return perTurn == 0 ? 0 : scope.calls().size() / perTurn;
    }

    private static List<Logic.Invocation> invocations(Logic logic) {
        List<Logic.Invocation> found = new ArrayList<>();
        collect(logic, found);
        return found;
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
}
