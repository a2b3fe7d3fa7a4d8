package org.passerelle.analysis.cases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case held that facts are drawn again of.
 *
 * @param percent how many in a hundred facts are drawn again; null when there was no case
 */
record Kept(@Nullable Double percent, Draw draw, @Nullable Object value) {

    Kept(@Nullable Double percent, Draw draw) {
        this(percent, draw, null);
    }

    Kept at(@Nullable Object inner) {
        return new Kept(percent, draw, inner);
    }

    Kept field(String name) {
        return at(value instanceof Map<?, ?> values ? values.get(name) : null);
    }

    /** An entry that was not there is drawn wholly. */
    Kept entry(int index) {
        return value instanceof List<?> list && index < list.size() ? at(list.get(index)) : new Kept(null, draw, null);
    }

    boolean isKept() {
        return percent != null && !draw.happens(percent);
    }
}
