package org.passerelle.trust;

import java.nio.file.Path;

/** A file of keys that cannot be used; the message says why. */
public final class UnusableKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableKey(Path file, String reason) {
        super("The key in " + file + " cannot be used: " + reason + ".");
    }
}
