package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TableValues;
import org.passerelle.explain.NearMiss.Alternative;
import org.passerelle.explain.NearMiss.Condition;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Table;

/**
 * Finds what a row that gives a reason failed on. Only known values count: what is not known is missing, not missed. A value that follows
 * from a row with a reason of its own is that row's near miss, not a second one here.
 */
final class NearMisses {

    private final Edition edition;

    NearMisses(Edition edition) {
        this.edition = edition;
    }

    /** What a row failed on, and whether its values are facts as given. */
    private record Miss(Alternative alternative, boolean direct) {}

    /** Returns the near misses of a row; empty when the row gives no reason or nothing comes near. */
    Optional<NearMiss> of(Cause cause) {
        if (!givesReason(cause.row()) || cause.table().hitPolicy().collects()) {
            return Optional.empty();
        }
        List<Miss> misses = new ArrayList<>();
        for (Table.Row row : cause.table().rows()) {
            Miss miss = givesReason(row) ? null : miss(cause, row);
            if (miss != null) {
                misses.add(miss);
            }
        }
        List<Miss> nearest = misses.stream()
                .filter(miss -> misses.stream().noneMatch(other -> isNearer(other, miss)))
                .toList();
        boolean direct = nearest.stream().anyMatch(Miss::direct);
        List<Alternative> alternatives = nearest.stream()
                .filter(miss -> miss.direct() || !direct)
                .map(Miss::alternative)
                .toList();
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(new NearMiss(cause.row().id(), cause.table().decision(), alternatives));
    }

    private boolean givesReason(Table.Row row) {
        return Objects.requireNonNull(edition.rules().get(row.id())).reason() != null;
    }

    private @Nullable Miss miss(Cause cause, Table.Row row) {
        List<TableValues.Seen> seen = TableValues.inputs(cause.table(), cause.consultation());
        List<Condition> unmet = new ArrayList<>();
        boolean direct = true;
        for (int column : TableValues.unmet(cause.table(), cause.consultation(), row)) {
            Causes.Behind behind =
                    Causes.behind(edition, cause.table().columns().get(column).references(), cause.scope());
            Object found = seen.get(column).value();
            if (found == null || behind.causes().stream().anyMatch(other -> givesReason(other.row()))) {
                return null;
            }
            direct &= behind.causes().isEmpty();
            unmet.add(new Condition(
                    seen.get(column).name(), found, row.tests().get(column), List.copyOf(behind.facts())));
        }
        return new Miss(new Alternative(row.id(), unmet), direct);
    }

    /** Whether one row failed on some of the conditions that another failed on, and on nothing else. */
    private static boolean isNearer(Miss one, Miss other) {
        return expressions(other).containsAll(expressions(one))
                && !expressions(one).containsAll(expressions(other));
    }

    private static Set<String> expressions(Miss miss) {
        Set<String> expressions = new HashSet<>();
        miss.alternative().unmet().forEach(condition -> expressions.add(condition.expression()));
        return expressions;
    }
}
