package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of each place of a scale. A cell can tell apart only the places that its own constants divide, so it is asked about one
 * value between each two of them.
 */
final class ScaleBuilder {

    private final Kind kind;
    private final int size;
    private final Comparable<?>[] constants;
    private final List<@Nullable Comparable<?>> samples = new ArrayList<>();
    private final @Nullable BitSet[] rows;
    private final BitSet unclear = new BitSet();

    /**
     * Creates a builder.
     *
     * @param size of the table
     * @param constants of all cells, of this kind
     */
    ScaleBuilder(Kind kind, int size, Collection<Comparable<?>> constants) {
        this.kind = kind;
        this.size = size;
        TreeSet<Comparable<?>> ordered = new TreeSet<>(Kind::compare);
        ordered.addAll(constants);
        this.constants = ordered.toArray(Comparable<?>[]::new);
        this.rows = new BitSet[2 * this.constants.length + 1];
        samples.add(kind.below(this.constants[0]));
        for (int index = 0; index < this.constants.length; index++) {
            samples.add(this.constants[index]);
            Comparable<?> next = index + 1 < this.constants.length ? this.constants[index + 1] : null;
            samples.add(kind.above(this.constants[index], next));
        }
    }

    /**
     * Adds the rows of a cell.
     *
     * @param own constants that the cell compares with
     * @param passes whether a value passes the cell; null when that is not clear
     */
    void add(BitSet rowsOfCell, Collection<Comparable<?>> own, Function<Object, @Nullable Boolean> passes) {
        TreeSet<Comparable<?>> ordered = new TreeSet<>(Kind::compare);
        own.stream().filter(constant -> Kind.of(constant) == kind).forEach(ordered::add);
        int from = 0;
        for (Comparable<?> constant : ordered) {
            int place = Scale.place(constants, constant);
            fill(from, place - 1, rowsOfCell, passes);
            fill(place, place, rowsOfCell, passes);
            from = place + 1;
        }
        fill(from, rows.length - 1, rowsOfCell, passes);
    }

    /** Adds rows to all places of a stretch, since they pass or fail as one. */
    private void fill(int from, int to, BitSet rowsOfCell, Function<Object, @Nullable Boolean> passes) {
        Comparable<?> sample = null;
        for (int place = from; place <= to && sample == null; place++) {
            sample = samples.get(place);
        }
        Boolean passed = sample == null ? Boolean.FALSE : passes.apply(sample);
        if (passed == null) {
            unclear.set(from, to + 1);
        } else if (passed) {
            for (int place = from; place <= to; place++) {
                add(place, rowsOfCell);
            }
        }
    }

    private void add(int place, BitSet rowsOfCell) {
        BitSet known = rows[place];
        if (known == null) {
            known = new BitSet();
            rows[place] = known;
        }
        known.or(rowsOfCell);
    }

    /**
     * Returns the scale.
     *
     * @param always rows that any value passes
     * @param allowed whether a value may stand in the column at all
     */
    Scale build(BitSet always, Predicate<Comparable<?>> allowed) {
        Rows none = Rows.of(always, size);
        List<@Nullable Rows> places = new ArrayList<>();
        for (int place = 0; place < rows.length; place++) {
            Comparable<?> sample = samples.get(place);
            if (sample == null || unclear.get(place) || !allowed.test(sample)) {
                places.add(null);
            } else {
                places.add(rows(rows[place], always, none));
            }
        }
        return new Scale(List.of(constants), places);
    }

    private Rows rows(@Nullable BitSet own, BitSet always, Rows none) {
        if (own == null) {
            return none;
        }
        own.or(always);
        return Rows.of(own, size);
    }
}
