package org.passerelle.engine.table;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a value passes in one column. Plain data. */
final class ColumnIndex {

    private final Map<Kind, Scale> scales;
    private final @Nullable Rows ofNull;
    private final @Nullable Rows ofAnythingElse;

    /**
     * Creates an index.
     *
     * @param ofNull rows that null passes; null when the index has no answer
     * @param ofAnythingElse rows that a value passes whose kind has no scale; null when the index has no answer
     */
    ColumnIndex(Map<Kind, Scale> scales, @Nullable Rows ofNull, @Nullable Rows ofAnythingElse) {
        this.scales = new EnumMap<>(Kind.class);
        this.scales.putAll(scales);
        this.ofNull = ofNull;
        this.ofAnythingElse = ofAnythingElse;
    }

    /** Returns the rows that a value passes; null when the index has no answer. */
    @Nullable
    Rows rows(@Nullable Object value) {
        if (value == null) {
            return ofNull;
        }
        Kind kind = Kind.of(value);
        Scale scale = kind == null ? null : scales.get(kind);
        return scale == null ? ofAnythingElse : scale.rows((Comparable<?>) value);
    }
}
