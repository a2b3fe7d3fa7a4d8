package org.passerelle.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets of the smallest size that hold at least one member of each of some groups, where groups may be added during the search. */
final class HittingSets {

    private final List<BitSet> groups = new ArrayList<>();
    private final Budget budget;
    private final Function<BitSet, @Nullable BitSet> visit;

    /**
     * Prepares a search.
     *
     * @param budget ends the search when it is spent
     * @param visit is given each set found and returns a group of which the set holds no member, or null when there is none
     */
    HittingSets(Budget budget, Function<BitSet, @Nullable BitSet> visit) {
        this.budget = budget;
        this.visit = visit;
    }

    /** Visits every set of a size, each once; smaller ones have to be visited before. */
    void ofSize(int size) {
        extend(new BitSet(), new BitSet(), size);
    }

    private void extend(BitSet chosen, BitSet excluded, int left) {
        BitSet group = groupWithout(chosen);
        while (group == null) {
            group = visit.apply((BitSet) chosen.clone());
            if (group == null) {
                return;
            }
            groups.add(group);
        }
        if (left < fewestNeeded(chosen) || !budget.take(groups.size())) {
            return;
        }
        BitSet tried = (BitSet) excluded.clone();
        for (int member = group.nextSetBit(0); member >= 0; member = group.nextSetBit(member + 1)) {
            if (!tried.get(member)) {
                chosen.set(member);
                extend(chosen, tried, left - 1);
                chosen.clear(member);
                tried.set(member);
            }
        }
    }

    /** Returns the smallest group of which no member is chosen; null when there is none. */
    private @Nullable BitSet groupWithout(BitSet chosen) {
        BitSet smallest = null;
        for (BitSet group : groups) {
            if (!group.intersects(chosen) && (smallest == null || group.cardinality() < smallest.cardinality())) {
                smallest = group;
            }
        }
        return smallest;
    }

    /** How many more members are needed at least: as many as there are groups that share none. */
    private int fewestNeeded(BitSet chosen) {
        BitSet seen = (BitSet) chosen.clone();
        int needed = 0;
        for (BitSet group : groups) {
            if (!group.intersects(seen)) {
                seen.or(group);
                needed++;
            }
        }
        return needed;
    }
}
