package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.NearMiss.Alternative;
import org.passerelle.explain.NearMiss.Condition;
import org.passerelle.programme.Table;

/**
 * Finds what a row that gives a reason failed on. Only known values count: what is not known is missing, not missed. A value that follows
 * from a row with a reason of its own is that row's near miss, not a second one here.
 */
final class NearMisses {

    private final Causes causes;

    NearMisses(Causes causes) {
        this.causes = causes;
    }

    /** What a row failed on, and whether its values are facts as given. */
    private record Miss(Alternative alternative, Set<String> expressions, boolean direct) {}

    /** Returns the near misses of a row; empty when the row gives no reason or nothing comes near. */
    Optional<NearMiss> of(Cause cause) {
        TableSource source = cause.visit().source();
        if (!cause.row().givesReason() || source.table().hitPolicy().collects()) {
            return Optional.empty();
        }
        List<Miss> misses = new ArrayList<>();
        for (int row = 0; row < source.rows().size(); row++) {
            Miss miss = source.rows().get(row).givesReason() ? null : miss(cause.visit(), row);
            if (miss != null) {
                misses.add(miss);
            }
        }
        if (misses.isEmpty()) {
            return Optional.empty();
        }
        List<Miss> nearest = misses.stream()
                .filter(miss -> misses.stream().noneMatch(other -> isNearer(other, miss)))
                .toList();
        boolean direct = nearest.stream().anyMatch(Miss::direct);
        List<Alternative> alternatives = nearest.stream()
                .filter(miss -> miss.direct() || !direct)
                .map(Miss::alternative)
                .toList();
        return Optional.of(new NearMiss(cause.row().rule().id(), source.table().decision(), alternatives));
    }

    private @Nullable Miss miss(Visit visit, int row) {
        Table table = visit.source().table();
        List<Condition> unmet = new ArrayList<>();
        Set<String> expressions = new HashSet<>();
        boolean direct = true;
        for (int column : visit.unmet(row)) {
            Behind behind = visit.behind(column);
            Object found = visit.input(column);
            if (found == null || behind.hasReasons()) {
                return null;
            }
            direct &= !behind.hasRows();
            expressions.add(table.columns().get(column).expression());
            unmet.add(new Condition(
                    table.columns().get(column).expression(),
                    found,
                    table.rows().get(row).tests().get(column),
                    causes.pointers(behind.facts())));
        }
        if (unmet.isEmpty()) {
            // It passes, and another row of the table goes before it.
            return null;
        }
        return new Miss(new Alternative(table.rows().get(row).id(), unmet), expressions, direct);
    }

    /** Whether one row failed on some of the conditions that another failed on, and on nothing else. */
    private static boolean isNearer(Miss one, Miss other) {
        return other.expressions().containsAll(one.expressions())
                && !one.expressions().containsAll(other.expressions());
    }
}
