package org.passerelle.benchmark;

import java.util.Map;
import java.util.function.Supplier;

/** An engine that holds a {@link Model}. Safe for threads, as far as each has its own cases. */
interface Engine {

    /**
     * Returns what decides a case, with the facts already as this engine wants them: converting them is not timed.
     *
     * @param facts texts, {@code Boolean}s and {@code BigDecimal}s by name
     */
    Supplier<?> prepare(Map<String, Object> facts);

    /** Returns the decisions by name, from what deciding a case gave: only checked, not timed. */
    Map<String, ?> read(Object result);
}
