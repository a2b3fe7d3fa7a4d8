package org.passerelle.draft;

/** Takes note of how far a piece of work is. */
@FunctionalInterface
interface Progress {

    /**
     * Takes note.
     *
     * @param done steps that are done
     * @param of steps that there are
     * @param what is done now, for people
     * @throws java.util.concurrent.CancellationException when the work is to end
     */
    void report(long done, long of, String what);
}
