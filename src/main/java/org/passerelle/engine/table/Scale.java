package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one kind, cut where the cells of a column cut them: at constants and between them. Places are counted from below: 0 is
 * what lies below the first constant, 1 the first constant, 2 what lies between it and the second, and so on.
 */
final class Scale {

    private final Comparable<?>[] constants;
    private final List<@Nullable Rows> rows;
    private final Map<Object, Integer> placeOfConstant = new HashMap<>();

    /**
     * Creates a scale.
     *
     * @param constants in order, each once
     * @param rows of each place; null where the index has no answer
     */
    Scale(List<Comparable<?>> constants, List<@Nullable Rows> rows) {
        this.constants = constants.toArray(Comparable<?>[]::new);
        this.rows = new ArrayList<>(rows);
        for (int constant = 0; constant < this.constants.length; constant++) {
            placeOfConstant.put(this.constants[constant], 2 * constant + 1);
        }
    }

    /** Returns the rows that a value of the kind passes; null when the index has no answer. */
    @Nullable
    Rows rows(Comparable<?> value) {
        Integer constant = placeOfConstant.get(value);
        return rows.get(constant == null ? place(constants, value) : constant);
    }

    /** Returns the place of a value among constants. */
    static int place(Comparable<?>[] constants, Comparable<?> value) {
        int found = Arrays.binarySearch(constants, value, Kind::compare);
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }
}
