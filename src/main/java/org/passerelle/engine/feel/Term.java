package org.passerelle.engine.feel;

import org.jspecify.annotations.Nullable;

/** An expression of FEEL, ready to be evaluated. */
@FunctionalInterface
public interface Term {

    /** What a term yields that leaves the case to the engine. */
    Object UNCLEAR = new Object();

    /** Returns the value among those of a scope. */
    @Nullable
    Object value(Scope scope);
}
