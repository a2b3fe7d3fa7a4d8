package org.passerelle.analysis.mutants;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.analysis.TableAnalysis;
import org.passerelle.analysis.TableFinding;
import org.passerelle.analysis.regions.TableChange;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Table;

/** Sorts out mutants that say nothing about scenarios. */
final class Soundness {

    private Soundness() {}

    /** Returns the mutants that no check of tables finds, that yield something else, and each once. */
    static List<Mutant> countable(Edition edition, Table table, List<Mutant> mutants) {
        Set<String> lists = TableAnalysis.lists(edition.graph(), table);
        long flaws = flaws(table, lists);
        Set<List<Table.Row>> seen = new HashSet<>();
        List<Mutant> countable = new ArrayList<>();
        for (Mutant mutant : mutants) {
            if (seen.add(mutant.table().rows())
                    && flaws(mutant.table(), lists) <= flaws
                    && TableChange.of(table, mutant.table(), lists).mayDiffer()) {
                countable.add(mutant);
            }
        }
        return countable;
    }

    private static long flaws(Table table, Set<String> lists) {
        return TableAnalysis.of(table, lists).stream()
                .filter(finding -> finding.kind() != TableFinding.Kind.UNREADABLE_CELL)
                .count();
    }
}
