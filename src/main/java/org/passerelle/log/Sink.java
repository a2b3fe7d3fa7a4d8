package org.passerelle.log;

import java.io.IOException;
import java.util.List;

/** Where entries are kept. For one thread. */
interface Sink extends AutoCloseable {

    /**
     * Where the chain goes on.
     *
     * @param after the last entry that is kept
     * @param cut bytes behind it that were begun and never counted, and are no longer in the log
     * @param known number of the last entry that was found as this service or an earlier one left it; 0 when none is known
     */
    record Opening(Tip after, long cut, long known) {}

    /**
     * Prepares to write, at first and whenever writing has failed.
     *
     * @throws IOException when it is not possible now
     * @throws UnusableLog when waiting does not help
     */
    Opening open() throws IOException;

    /**
     * Keeps entries: when this returns they outlast the fall of the machine.
     *
     * @throws IOException when it is not known whether they are kept; then the sink must be opened again
     */
    void write(List<Entry> entries) throws IOException;

    /** Returns whether a file of the log has become so long that it is to end with a checkpoint, and another begin. */
    default boolean isFull() {
        return false;
    }

    /** Returns the most bytes that an entry may have. Safe for threads. */
    default int longest() {
        return Integer.MAX_VALUE;
    }

    /** Ends writing. */
    @Override
    void close();
}
