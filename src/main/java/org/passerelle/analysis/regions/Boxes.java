package org.passerelle.analysis.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.analysis.regions.Diagram.Node;

/** Covers what a diagram says with few boxes, each as large as can be; a box is a set of values per column. */
final class Boxes<T> {

    private static final int MOST_PATHS = 5000;

    private final List<Integer> sizes;
    private final Node<T> root;
    private final T end;
    private final List<List<BitSet>> paths = new ArrayList<>();

    private Boxes(List<Integer> sizes, Node<T> root, T end) {
        this.sizes = sizes;
        this.root = root;
        this.end = end;
    }

    /**
     * Returns boxes that together hold exactly the combinations that come to an end; they may overlap.
     *
     * @param sizes how many values each column has
     * @throws Diagram.TooMany when there are too many ways to it
     */
    static <T> List<List<BitSet>> of(List<Integer> sizes, Node<T> root, T end) {
        Boxes<T> boxes = new Boxes<>(sizes, root, end);
        boxes.collect(root, boxes.everything());
        Set<List<BitSet>> expanded = new LinkedHashSet<>();
        boxes.paths.forEach(path -> expanded.add(boxes.expand(path)));
        return boxes.cover(expanded);
    }

    private List<BitSet> everything() {
        List<BitSet> box = new ArrayList<>();
        for (int size : sizes) {
            BitSet all = new BitSet();
            all.set(0, size);
            box.add(all);
        }
        return box;
    }

    /** Adds a box per way to the end; values that lead on alike are taken together. */
    private void collect(Node<T> node, List<BitSet> box) {
        if (node.end() != null) {
            if (node.end().equals(end)) {
                if (paths.size() == MOST_PATHS) {
                    throw new Diagram.TooMany();
                }
                paths.add(box);
            }
            return;
        }
        Map<Node<T>, BitSet> values = new HashMap<>();
        Set<Node<T>> order = new LinkedHashSet<>(node.children());
        for (int value = 0; value < node.children().size(); value++) {
            values.computeIfAbsent(node.children().get(value), any -> new BitSet())
                    .set(value);
        }
        for (Node<T> child : order) {
            List<BitSet> narrowed = new ArrayList<>(box);
            narrowed.set(node.column(), values.getOrDefault(child, new BitSet()));
            collect(child, narrowed);
        }
    }

    private List<BitSet> expand(List<BitSet> path) {
        List<BitSet> box = new ArrayList<>(path);
        for (int column = 0; column < box.size(); column++) {
            BitSet own = box.get(column);
            BitSet all = new BitSet();
            all.set(0, sizes.get(column));
            box.set(column, all);
            if (!isWithin(box)) {
                BitSet more = (BitSet) own.clone();
                for (int value = 0; value < sizes.get(column); value++) {
                    BitSet single = new BitSet();
                    single.set(value);
                    box.set(column, single);
                    if (!more.get(value) && isWithin(box)) {
                        more.set(value);
                    }
                }
                box.set(column, more);
            }
        }
        return box;
    }

    private boolean isWithin(List<BitSet> box) {
        return isWithin(root, box, new HashMap<>());
    }

    private boolean isWithin(Node<T> node, List<BitSet> box, Map<Node<T>, Boolean> known) {
        if (node.end() != null) {
            return node.end().equals(end);
        }
        Boolean seen = known.get(node);
        if (seen == null) {
            seen = box.get(node.column()).stream()
                    .allMatch(value -> isWithin(node.children().get(value), box, known));
            known.put(node, seen);
        }
        return seen;
    }

    /** Takes the box that holds most of what is not held yet, until all is. */
    private List<List<BitSet>> cover(Set<List<BitSet>> candidates) {
        List<List<BitSet>> open = new ArrayList<>(paths);
        List<List<BitSet>> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            List<BitSet> best = open.get(0);
            int most = 0;
            for (List<BitSet> candidate : candidates) {
                int held = (int)
                        open.stream().filter(path -> holds(candidate, path)).count();
                if (held > most) {
                    best = candidate;
                    most = held;
                }
            }
            List<BitSet> taken = best;
            chosen.add(taken);
            open.removeIf(path -> holds(taken, path));
        }
        return chosen;
    }

    private static boolean holds(List<BitSet> box, List<BitSet> inner) {
        for (int column = 0; column < box.size(); column++) {
            BitSet outside = (BitSet) inner.get(column).clone();
            outside.andNot(box.get(column));
            if (!outside.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
