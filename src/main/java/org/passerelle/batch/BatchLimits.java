package org.passerelle.batch;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What a batch may not exceed. */
@ConfigMapping(prefix = "passerelle.batch")
public interface BatchLimits {

    /** Returns the most lines answered. */
    long lines();

    /** Returns the most bytes of a line. */
    int lineBytes();

    /** Returns the longest time from the first line on. */
    Duration time();
}
