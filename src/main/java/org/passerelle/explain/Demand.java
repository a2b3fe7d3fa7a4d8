package org.passerelle.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TableValues;

/** What a cell asks of the one value that its column reads. */
final class Demand {

    /** With more rows than that all of them count: their combinations would be too many. */
    private static final int MOST = 7;

    /** So many answers are kept: there are few, unless a table has many rows of which any may hit. */
    private static final int KEPT = 1000;

    private final TableValues asking;
    private final int row;
    private final int column;
    private final Map<Hits, BitSet> known = new ConcurrentHashMap<>();

    /**
     * Creates the demand of a cell.
     *
     * @param asking the table of the cell
     */
    Demand(TableValues asking, int row, int column) {
        this.asking = asking;
        this.row = row;
        this.column = column;
    }

    /** The rows of a table that hit. */
    private record Hits(String table, BitSet rows) {}

    /**
     * Returns the rows of a table that did not hit, as far as that mattered: with them among the hits, in some combination, the cell that
     * reads the collected values could have turned out differently.
     *
     * @param demand made of the collected values; null when they count as they are
     * @param hits not to be changed any more
     */
    static BitSet ruledOut(@Nullable Demand demand, TableValues collecting, BitSet hits) {
        int rows = collecting.table().rows().size();
        BitSet others = (BitSet) hits.clone();
        others.flip(0, rows);
        if (demand == null || others.cardinality() > MOST || !demand.isFollowed(collecting)) {
            return others;
        }
        Hits key = new Hits(collecting.table().id(), hits);
        BitSet found = demand.known.get(key);
        if (found == null) {
            found = demand.thatMatter(others.stream().toArray(), collecting);
            if (demand.known.size() < KEPT) {
                demand.known.put(key, found);
            }
        }
        return found;
    }

    /** Whether it can be said what the cell makes of other rows: their values are fixed, or do not count. */
    private boolean isFollowed(TableValues collecting) {
        return asking.isCount(column) || collecting.isFixed();
    }

    private BitSet thatMatter(int[] others, TableValues collecting) {
        boolean[] passed = new boolean[1 << others.length];
        for (int added = 0; added < passed.length; added++) {
            passed[added] = asking.wouldPass(row, column, collected(collecting, others, added));
        }
        BitSet mattering = new BitSet();
        for (int other = 0; other < others.length; other++) {
            int bit = 1 << other;
            mattering.set(
                    others[other],
                    IntStream.range(0, passed.length).anyMatch(added -> passed[added] != passed[added | bit]));
        }
        return mattering;
    }

    /** The values of the rows that hit and of some others, a bit each. */
    private static List<@Nullable Object> collected(TableValues collecting, int[] others, int added) {
        boolean fixed = collecting.isFixed();
        List<@Nullable Object> collected = new ArrayList<>();
        int other = 0;
        for (int position = 0; position < collecting.table().rows().size(); position++) {
            boolean isOther = other < others.length && others[other] == position;
            if (!isOther || (added & (1 << other)) != 0) {
                collected.add(fixed ? collecting.fixedResult(position) : null);
            }
            other += isOther ? 1 : 0;
        }
        return collected;
    }
}
