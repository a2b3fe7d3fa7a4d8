package org.passerelle.analysis.proposals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.passerelle.analysis.proposals.TableView.Visit;
import org.passerelle.programme.Table;

/** Looks for pairs of visits that differ in one column and in the rows that count: they show that the condition matters. */
final class Pairs {

    private final TableView view;
    private final Set<Seen> covered;
    private final Set<Seen> possible;

    /** A visit without its exact values. */
    record Seen(List<BitSet> passed, List<String> rows) {

        static Seen of(Visit visit) {
            return new Seen(visit.passed(), visit.rows());
        }
    }

    /**
     * Prepares to look at a table.
     *
     * @param covered what scenarios show it
     * @param others what other cases show it
     */
    Pairs(TableView view, Set<Seen> covered, Set<Seen> others) {
        this.view = view;
        this.covered = covered;
        this.possible = new LinkedHashSet<>(covered);
        possible.addAll(others);
    }

    /** Returns what must be seen so that each condition of each row is shown to matter; of pairs, those that lack least. */
    List<Wanted> wanted() {
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (Table.Row row : view.table().rows()) {
            for (int column = 0; column < view.table().columns().size(); column++) {
                if (row.tests(column) && !isShown(row.id(), column)) {
                    wanted.addAll(lacking(row.id(), column));
                }
            }
        }
        return new ArrayList<>(wanted);
    }

    private boolean isShown(String row, int column) {
        return covered.stream().filter(one -> one.rows().contains(row)).anyMatch(one -> covered.stream()
                .anyMatch(other -> isPair(one, other, row, column)));
    }

    private static boolean isPair(Seen one, Seen other, String row, int column) {
        if (other.rows().contains(row)
                || one.passed().get(column).equals(other.passed().get(column))) {
            return false;
        }
        for (int each = 0; each < one.passed().size(); each++) {
            if (each != column && !one.passed().get(each).equals(other.passed().get(each))) {
                return false;
            }
        }
        return true;
    }

    private List<Wanted> lacking(String row, int column) {
        List<Wanted> best = List.of();
        for (Seen one : possible) {
            if (one.rows().contains(row)) {
                for (Seen other : possible) {
                    if (isPair(one, other, row, column)) {
                        List<Wanted> lacking = new ArrayList<>();
                        addUnseen(one, row, column, lacking);
                        addUnseen(other, row, column, lacking);
                        if (best.isEmpty() || lacking.size() < best.size()) {
                            best = lacking;
                        }
                    }
                }
            }
        }
        return best;
    }

    private void addUnseen(Seen seen, String row, int column, List<Wanted> lacking) {
        if (!covered.contains(seen)) {
            lacking.add(new Wanted.Alike(view, column, row, seen.passed()));
        }
    }
}
