package org.passerelle.explain;

import java.util.BitSet;

/**
 * A row that had a part in an outcome.
 *
 * @param row that counted
 * @param visit of its table
 * @param facts that made it count, directly or through other rows, by the numbers that {@link Causes} gives them
 */
record Cause(TableSource.Row row, Visit visit, BitSet facts) {}
