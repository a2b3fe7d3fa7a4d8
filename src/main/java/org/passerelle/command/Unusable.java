package org.passerelle.command;

import org.jspecify.annotations.Nullable;

/** Input, output or arguments with which the command cannot go on; the message says why and what would do. */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        this(message, null);
    }

    Unusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
