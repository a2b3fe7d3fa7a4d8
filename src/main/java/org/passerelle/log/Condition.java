package org.passerelle.log;

import java.io.IOException;

/** What must be possible besides writing, so that decisions are kept. Safe for threads. */
@FunctionalInterface
interface Condition {

    /**
     * Tries whether it is.
     *
     * @throws IOException that says why not, is the same each time and names no case
     */
    void check() throws IOException;
}
