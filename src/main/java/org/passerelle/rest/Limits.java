package org.passerelle.rest;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long requests may wait before they are refused, and how many at once. */
@ConfigMapping(prefix = "passerelle.overload")
public interface Limits {

    /** Returns the limits of brief work, which is done on event loops. */
    Wait brief();

    /** Returns those of long work, which has threads of its own. */
    Wait lengthy();

    /** Returns how many requests may wait for those threads. */
    int waiting();

    /** Returns how many batches may run at once. */
    int batches();

    /** Returns how many bytes of answers may wait on all connections together for callers who do not take them. */
    long untaken();

    /** How long requests may wait. */
    interface Wait {

        /** Returns the longest wait in overload. */
        Duration target();

        /** Returns the longest wait in a burst, and how long one may last. */
        Duration burst();
    }
}
