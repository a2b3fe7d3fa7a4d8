package org.passerelle.engine;

import org.jspecify.annotations.Nullable;

/** A fault of ours while deciding. Says where, never a value of the case. */
public final class EngineFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineFault(String programme, @Nullable String element, String kind) {
        super("The programme '" + programme + "' failed at '" + element + "': " + kind + ".");
    }
}
