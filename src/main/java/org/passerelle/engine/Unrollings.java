package org.passerelle.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.programme.Edition;

/** The decision graphs of an edition, unrolled once for all cases whose lists have the same sizes. Safe for threads. */
final class Unrollings {

    /** Cases are much alike: few have more than some measures. */
    private static final int MOST_KEPT = 100;

    private static final int LONGEST_SHAPE_KEPT = 500;

    private final FeelFunctions functions = new FeelFunctions();
    private final Map<String, Unrolled> kept = new ConcurrentHashMap<>();

    /** Returns the graph for a case. */
    Unrolled of(Edition edition, Map<String, Object> facts) {
        String shape = FactNodes.shape(edition.facts(), facts);
        Unrolled known = kept.get(shape);
        if (known == null) {
            known = unroll(edition, facts, false);
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            if (shape.length() <= LONGEST_SHAPE_KEPT) {
                kept.put(shape, known);
            }
        }
        return known;
    }

    /** Returns the graph for one case only; a list of plain values is then one fact. */
    Unrolled ofWholeLists(Edition edition, Map<String, Object> facts) {
        return unroll(edition, facts, true);
    }

    private Unrolled unroll(Edition edition, Map<String, Object> facts, boolean whole) {
        return new Unrolled(edition, functions, new FactNodes(edition.facts(), facts, whole));
    }
}
