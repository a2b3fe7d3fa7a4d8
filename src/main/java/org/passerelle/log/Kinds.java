package org.passerelle.log;

/** Kinds of entry. All but decisions are checkpoints as well: they are signed. */
final class Kinds {

    /** A decision that was given, or was about to be. */
    static final String DECISION = "DECISION";

    /** The service began to write: {@code cut} bytes at the end of the log had been begun and were taken away. */
    static final String START = "START";

    /** Writing works again: meanwhile {@code refused} decisions were not given, or at least not by then. */
    static final String RESUMED = "RESUMED";

    /** Everything before is as it was written. */
    static final String CHECKPOINT = "CHECKPOINT";

    /** The service stopped, having written everything. */
    static final String STOP = "STOP";

    private Kinds() {}
}
