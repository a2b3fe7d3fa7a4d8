package org.passerelle.analysis.mutants;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.TableAnalysis;
import org.passerelle.analysis.regions.TableChange;
import org.passerelle.analysis.regions.Visits;
import org.passerelle.engine.Evaluation;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Table;

/** How far a decision is from values for which two versions of a table differ. */
final class Distance {

    private final Visits visits;
    private final List<List<BitSet>> boxes;
    private final int most;

    Distance(Table right, Table wrong, Edition edition) {
        TableChange change = TableChange.of(right, wrong, TableAnalysis.lists(edition.graph(), right));
        this.visits = new Visits(change.index(), right, wrong);
        this.boxes = change.values();
        this.most = right.columns().size() + 1;
    }

    int of(@Nullable Evaluation decided) {
        List<List<BitSet>> seen = visits.seenBefore(decided);
        return boxes.stream().mapToInt(box -> visits.distance(seen, box)).min().orElse(most);
    }
}
