package org.passerelle.engine.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;

/** What is known of the values of a step before it is evaluated. */
sealed interface Known {

    /** Nothing. */
    record Nothing() implements Known {}

    /** Each value is null or fits a type. */
    record OfType(BaseDMNTypeImpl type) implements Known {}

    /** Each value is a structure of just these fields, of which each fits its type. */
    record Structure(Map<String, BaseDMNTypeImpl> fields) implements Known {}

    /** Each value is one of these. */
    record OneOf(List<@Nullable Object> values) implements Known {}

    /** Each value is a list of values of which this is known. */
    record ListOf(Known entries) implements Known {}

    /** Returns what is known by a type that values fit unless they are null. */
    static Known of(@Nullable BaseDMNTypeImpl type) {
        return type == null ? new Nothing() : new OfType(type);
    }
}
