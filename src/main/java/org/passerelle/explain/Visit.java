package org.passerelle.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Table;

/** A table as it was consulted in a case. */
final class Visit {

    private final TableSource source;
    private final Trace.Consultation consultation;
    private final Frame frame;
    private final BitSet hits = new BitSet();
    private final @Nullable Behind[] columns;
    private final Behind all = new Behind();
    private @Nullable List<@Nullable Object> inputs;

    Visit(TableSource source, Trace.Consultation consultation, Frame frame) {
        this.source = source;
        this.consultation = consultation;
        this.frame = frame;
        this.columns = new @Nullable Behind[source.columns().size()];
        for (String row : consultation.rows()) {
            Integer position = source.positions().get(row);
            if (position != null) {
                hits.set(position);
            }
        }
    }

    TableSource source() {
        return source;
    }

    Trace.Consultation consultation() {
        return consultation;
    }

    /** Returns what is behind the result, but for the rows that did not hit where rows are collected. */
    Behind all() {
        return all;
    }

    /** Visits the rows that count, and those that had to fail for them to count. */
    void visitRows(List<Cause> causes) {
        Table.HitPolicy policy = source.table().hitPolicy();
        boolean first = policy == Table.HitPolicy.FIRST;
        // The first hit counts only because those above failed; a default only because every row failed.
        boolean failed = first || (hits.isEmpty() && !policy.collects());
        int last = first && !hits.isEmpty() ? hits.nextSetBit(0) : source.rows().size() - 1;
        for (int row = failed ? 0 : hits.nextSetBit(0); row >= 0 && row <= last; row = next(row, failed)) {
            Behind behind = behindTests(source.rows().get(row));
            all.add(behind);
            if (hits.get(row)) {
                if (first) {
                    behind.add(all);
                }
                source.rows().get(row).results().addTo(behind, frame);
                all.add(behind);
                all.addRow(source.rows().get(row).givesReason());
                causes.add(new Cause(source.rows().get(row), this, behind.facts()));
            }
        }
    }

    private int next(int row, boolean failed) {
        return failed ? row + 1 : hits.nextSetBit(row + 1);
    }

    private Behind behindTests(TableSource.Row row) {
        Behind behind = new Behind();
        for (int column : row.tested()) {
            Source read = source.columns().get(column);
            if (read.heedsDemand()) {
                read.way().go(frame, row.demands().get(column), null, behind);
            } else {
                behind.add(behind(column));
            }
        }
        return behind;
    }

    /** Returns what is behind the value of a column. */
    Behind behind(int column) {
        Behind behind = columns[column];
        if (behind == null) {
            behind = new Behind();
            source.columns().get(column).addTo(behind, frame);
            columns[column] = behind;
        }
        return behind;
    }

    /** Adds what kept rows from being collected, as far as that mattered. */
    void addRuledOut(@Nullable Demand demand, Behind behind) {
        BitSet ruledOut = Demand.ruledOut(demand, source.values(), hits);
        for (int row = ruledOut.nextSetBit(0); row >= 0; row = ruledOut.nextSetBit(row + 1)) {
            behind.add(behind(unmet(row).get(0)));
        }
    }

    /** Returns the positions of the columns whose value a row does not pass. */
    List<Integer> unmet(int row) {
        List<Integer> unmet = new ArrayList<>();
        for (int column : source.rows().get(row).tested()) {
            if (!source.values().passes(row, column, input(column))) {
                unmet.add(column);
            }
        }
        return unmet;
    }

    /** Returns the value that a column saw. */
    @Nullable
    Object input(int column) {
        if (inputs == null) {
            inputs = source.values().inputs(consultation);
        }
        return inputs.get(column);
    }
}
