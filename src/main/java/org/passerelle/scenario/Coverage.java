package org.passerelle.scenario;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** How much of an edition decisions have made use of. */
public final class Coverage {

    private final Edition edition;
    private final Collection<Observed> decisions;

    Coverage(Edition edition, Collection<Observed> decisions) {
        this.edition = edition;
        this.decisions = decisions;
    }

    /** Returns what scenarios made use of. A row with the same id says the same in every edition, so that those of other editions count. */
    public static Coverage of(Edition edition, List<Verdict> verdicts) {
        return new Coverage(edition, verdicts.stream().map(Verdict::observed).toList());
    }

    /** Returns whether nothing was decided. */
    boolean isEmpty() {
        return decisions.isEmpty();
    }

    /**
     * A table and its rows.
     *
     * @param table its id
     * @param rows how many it has
     * @param neverHit ids of those that counted in no decision
     */
    public record OfTable(String table, int rows, List<String> neverHit) {}

    /** Returns every table, in the order of the models. */
    public List<OfTable> tables() {
        Set<String> hit = shown(Evidence.RULES);
        return edition.graph().tables().stream().map(table -> of(table, hit)).toList();
    }

    private static OfTable of(Table table, Set<String> hit) {
        List<String> neverHit = table.rows().stream()
                .map(Table.Row::id)
                .filter(row -> !hit.contains(row))
                .toList();
        return new OfTable(table.id(), table.rows().size(), neverHit);
    }

    /** Returns the ids of a kind that no decision showed, sorted. */
    Set<String> neverShown(Evidence kind) {
        Set<String> never = new TreeSet<>(kind.in(edition));
        never.removeAll(shown(kind));
        return never;
    }

    /** Returns every reason code that a row can give, sorted. */
    Set<String> reasons() {
        return reasons(edition.rules().keySet());
    }

    /** Returns the reason codes that no row gave, sorted. */
    Set<String> reasonsNeverGiven() {
        Set<String> never = reasons();
        never.removeAll(reasons(shown(Evidence.RULES)));
        return never;
    }

    private Set<String> reasons(Set<String> rules) {
        Set<String> reasons = new TreeSet<>();
        for (String id : rules) {
            Rule rule = edition.rules().get(id);
            if (rule != null && rule.reason() != null) {
                reasons.add(rule.reason());
            }
        }
        return reasons;
    }

    private Set<String> shown(Evidence kind) {
        return decisions.stream()
                .flatMap(decision -> decision.ids(kind).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
