package org.passerelle.engine.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Some rows of a table, counted from 0: a list of numbers when they are few, else a set of bits. Immutable. */
sealed interface Rows {

    /** A list takes less room than bits up to one row in 32. */
    int ROWS_PER_NUMBER = 32;

    int count();

    boolean contains(int row);

    int[] numbers();

    /**
     * Returns rows.
     *
     * @param rows not to be changed any more
     * @param size of the table
     */
    static Rows of(BitSet rows, int size) {
        int count = rows.cardinality();
        return count * ROWS_PER_NUMBER < size ? new Few(numbers(rows, count)) : new Many(rows, count);
    }

    /** Returns the rows that are in all of these, in order. */
    static int[] common(List<Rows> all) {
        Rows least = all.stream().min(Comparator.comparingInt(Rows::count)).orElseThrow();
        if (least instanceof Many many) {
            // So all of them are many.
            BitSet left = new BitSet();
            left.or(many.rows);
            for (Rows rows : all) {
                left.and(((Many) rows).rows);
            }
            return numbers(left, left.cardinality());
        }
        int[] left = new int[least.count()];
        int count = 0;
        for (int row : least.numbers()) {
            if (isIn(all, row)) {
                left[count++] = row;
            }
        }
        return count == left.length ? left : Arrays.copyOf(left, count);
    }

    /** Returns whether a row is in all of these. */
    static boolean isIn(List<Rows> all, int row) {
        for (Rows rows : all) {
            if (!rows.contains(row)) {
                return false;
            }
        }
        return true;
    }

    private static int[] numbers(BitSet rows, int count) {
        int[] numbers = new int[count];
        int row = -1;
        for (int next = 0; next < count; next++) {
            row = rows.nextSetBit(row + 1);
            numbers[next] = row;
        }
        return numbers;
    }

    /** Few rows, in order. */
    final class Few implements Rows {

        private final int[] rows;

        private Few(int[] rows) {
            this.rows = rows;
        }

        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public boolean contains(int row) {
            return Arrays.binarySearch(rows, row) >= 0;
        }

        @Override
        public int[] numbers() {
            return rows;
        }
    }

    /** Many rows. */
    final class Many implements Rows {

        private final BitSet rows;
        private final int count;

        private Many(BitSet rows, int count) {
            this.rows = rows;
            this.count = count;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public boolean contains(int row) {
            return rows.get(row);
        }

        @Override
        public int[] numbers() {
            return Rows.numbers(rows, count);
        }
    }
}
