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
     * @throws Cancelled when the work is to end
     */
    void report(int done, int of, String what);

    /** Nobody waits for the result any more. */
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
