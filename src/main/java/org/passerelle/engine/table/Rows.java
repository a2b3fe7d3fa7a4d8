package org.passerelle.engine.table;

import java.util.Arrays;
import java.util.BitSet;

/** Some rows of a table, counted from 0. Immutable. */
sealed interface Rows {

    /** A list takes less room than bits up to one row in 32. */
    int ROWS_PER_NUMBER = 32;

    boolean contains(int row);

    int[] numbers();

    /** Returns the rows that are in others too, of the same table. */
    Rows and(Rows others);

    /** Returns the rows but one. */
    Rows without(int row);

    /**
     * Returns rows.
     *
     * @param rows not to be changed any more
     * @param size of the table
     */
    static Rows of(BitSet rows, int size) {
        if (size <= Long.SIZE) {
            return new Small(rows.isEmpty() ? 0 : rows.toLongArray()[0]);
        }
        int count = rows.cardinality();
        return count * ROWS_PER_NUMBER < size ? new Few(rows.stream().toArray()) : new Many(rows);
    }

    /** Rows of a table of no more than 64. */
    record Small(long bits) implements Rows {

        @Override
        public boolean contains(int row) {
            return (bits >>> row & 1) == 1;
        }

        @Override
        public int[] numbers() {
            int[] numbers = new int[Long.bitCount(bits)];
            long left = bits;
            for (int next = 0; next < numbers.length; next++) {
                numbers[next] = Long.numberOfTrailingZeros(left);
                left &= left - 1;
            }
            return numbers;
        }

        @Override
        public Rows and(Rows others) {
            return new Small(bits & ((Small) others).bits);
        }

        @Override
        public Rows without(int row) {
            return new Small(bits & ~(1L << row));
        }
    }

    /** Few rows, in order. */
    @SuppressWarnings("ArrayRecordComponent" /* never compared */)
    record Few(int[] numbers) implements Rows {

        @Override
        public boolean contains(int row) {
            return Arrays.binarySearch(numbers, row) >= 0;
        }

        @Override
        public Rows and(Rows others) {
            int[] left = new int[numbers.length];
            int count = 0;
            for (int number : numbers) {
                if (others.contains(number)) {
                    left[count++] = number;
                }
            }
            return new Few(Arrays.copyOf(left, count));
        }

        @Override
        public Rows without(int row) {
            return new Few(
                    Arrays.stream(numbers).filter(number -> number != row).toArray());
        }
    }

    /** Many rows. */
    record Many(BitSet rows) implements Rows {

        @Override
        public boolean contains(int row) {
            return rows.get(row);
        }

        @Override
        public int[] numbers() {
            return rows.stream().toArray();
        }

        @Override
        public Rows and(Rows others) {
            if (!(others instanceof Many many)) {
                return others.and(this);
            }
            BitSet left = (BitSet) rows.clone();
            left.and(many.rows);
            return new Many(left);
        }

        @Override
        public Rows without(int row) {
            BitSet left = (BitSet) rows.clone();
            left.clear(row);
            return new Many(left);
        }
    }
}
