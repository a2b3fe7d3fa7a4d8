package org.passerelle.engine;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** The decision graphs of an edition, unrolled once for all cases whose lists have the same sizes. Safe for threads. */
final class Unrollings {

    /** Cases are much alike: few have more than some measures. */
    private static final int MOST_KEPT = 100;

    private static final int LONGEST_SHAPE_KEPT = 500;

    private final FeelFunctions functions = new FeelFunctions();
    private final Structure readByDeciding;
    private final Map<String, Unrolled> kept = new ConcurrentHashMap<>();
    private final Map<String, Unrolled> keptOfDeciding = new ConcurrentHashMap<>();
    private volatile Remainders remainders = new Remainders();

    Unrollings(Edition edition) {
        this.readByDeciding = ReadFacts.of(edition, functions);
    }

    /** Returns the graph for a case, with every outcome. */
    Unrolled of(Edition edition, Map<String, Object> facts) {
        return of(edition, edition.facts(), facts, kept);
    }

    /** Returns the graph for a case, with some outcomes. */
    Unrolled of(Edition edition, Collection<String> outcomes, Map<String, Object> facts) {
        return edition.decidingOutcomes().containsAll(outcomes)
                ? of(edition, readByDeciding, facts, keptOfDeciding)
                : of(edition, facts);
    }

    private Unrolled of(Edition edition, Structure type, Map<String, Object> facts, Map<String, Unrolled> kept) {
        String shape = FactNodes.shape(type, facts);
        Unrolled known = kept.get(shape);
        if (known == null) {
            boolean isKept = shape.length() <= LONGEST_SHAPE_KEPT;
            if (isKept && kept.size() >= MOST_KEPT) {
                forget();
            }
            FactNodes nodes = new FactNodes(type, facts, false);
            known = new Unrolled(edition, functions, nodes, isKept ? remainders : null);
            if (isKept) {
                kept.put(shape, known);
            }
        }
        return known;
    }

    /** Remainders would hold the graphs that they are left of. */
    private void forget() {
        kept.clear();
        keptOfDeciding.clear();
        remainders = new Remainders();
    }

    /** Returns the graph for one case only; a list of plain values is then one fact. */
    Unrolled ofWholeLists(Edition edition, Map<String, Object> facts) {
        return new Unrolled(edition, functions, new FactNodes(edition.facts(), facts, true), null);
    }
}
