package org.passerelle.analysis.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.JointIndex;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Table;

/** Says how near a decision came to a box of values of a table, of those times that the table was consulted. */
public final class Visits {

    private final JointIndex index;
    private final Side before;
    private final Side after;

    /** A version of the table, with the position of each column of the index; below 0 where it has none. */
    private record Side(TableValues values, List<Integer> positions) {

        static Side of(Table table, JointIndex index) {
            List<String> expressions =
                    table.columns().stream().map(Table.Column::expression).toList();
            return new Side(
                    new TableValues(table),
                    index.columns().stream()
                            .map(column -> expressions.indexOf(column.column().expression()))
                            .toList());
        }

        BitSet passed(int column, @Nullable Object value) {
            BitSet passed = new BitSet();
            int position = positions.get(column);
            for (int row = 0; row < values.table().rows().size(); row++) {
                passed.set(row, position < 0 || values.passes(row, position, value));
            }
            return passed;
        }
    }

    /** Prepares to look at decisions by two versions of a table, which may be the same. */
    public Visits(JointIndex index, Table before, Table after) {
        this.index = index;
        this.before = Side.of(before, index);
        this.after = Side.of(after, index);
    }

    /** Returns how many columns had a value outside of the box, the best time; more than there are when it was never consulted. */
    public int distance(List<List<BitSet>> visits, List<BitSet> box) {
        int least = index.columns().size() + 1;
        for (List<BitSet> seen : visits) {
            int outside = 0;
            for (int column = 0; column < seen.size(); column++) {
                outside += seen.get(column).intersects(box.get(column)) ? 0 : 1;
            }
            least = Math.min(least, outside);
        }
        return least;
    }

    /** Returns, per time that the table was consulted before a change, the values per column of the index that the one seen is like. */
    public List<List<BitSet>> seenBefore(@Nullable Evaluation evaluation) {
        return seen(evaluation, before);
    }

    /** Returns the same for a decision after the change. */
    public List<List<BitSet>> seenAfter(@Nullable Evaluation evaluation) {
        return seen(evaluation, after);
    }

    private List<List<BitSet>> seen(@Nullable Evaluation evaluation, Side side) {
        List<List<BitSet>> all = new ArrayList<>();
        if (evaluation != null) {
            for (Trace.Consultation consultation : evaluation.trace().consultations()) {
                if (consultation.table().equals(side.values().table().id())) {
                    all.add(seen(consultation, side));
                }
            }
        }
        return all;
    }

    private List<BitSet> seen(Trace.Consultation consultation, Side side) {
        List<@Nullable Object> inputs = side.values().inputs(consultation);
        List<BitSet> seen = new ArrayList<>();
        for (int column = 0; column < index.columns().size(); column++) {
            int position = side.positions().get(column);
            seen.add(position < 0 ? any(column) : like(column, inputs.get(position)));
        }
        return seen;
    }

    /** Of a column that this version does not look at, nothing is known. */
    private BitSet any(int column) {
        BitSet any = new BitSet();
        any.set(0, index.columns().get(column).values().size());
        return any;
    }

    /** A value is like those that pass the same cells; like itself alone when it is one of them. */
    private BitSet like(int column, @Nullable Object value) {
        List<JointIndex.Value> samples = index.columns().get(column).values();
        BitSet like = new BitSet();
        for (int sample = 0; sample < samples.size(); sample++) {
            like.set(sample, Objects.equals(samples.get(sample).value(), value));
        }
        if (like.isEmpty()) {
            BitSet old = before.passed(column, value);
            BitSet now = after.passed(column, value);
            for (int sample = 0; sample < samples.size(); sample++) {
                JointIndex.Value known = samples.get(sample);
                like.set(sample, old.equals(known.before()) && now.equals(known.after()));
            }
        }
        return like;
    }
}
