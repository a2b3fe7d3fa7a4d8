package org.passerelle.analysis;

/** Hears how far long work has come, and may end it. Called from the thread that asked for the work. */
@FunctionalInterface
public interface Progress {

    /** For those who only want the result. */
    Progress NONE = (done, of, what) -> {};

    /**
     * Notes how far the work has come.
     *
     * @param what the work is at now: a word for machines, such as {@code caseload}
     * @throws java.util.concurrent.CancellationException when the work is to end: whoever is at it passes this on
     */
    void report(long done, long of, String what);
}
