package org.passerelle.log;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

/**
 * What is there of a chain.
 *
 * @param entries that can be read
 * @param decisions among them
 * @param first number of the first entry
 * @param last number of the last entry
 * @param uncovered entries after the last checkpoint: whoever can write to the log may have changed them and the hashes
 * @param unattested entries before starts that no checkpoint covered, and of which the service itself did not know any more: whoever could write
 *     to the log may have put them there, and the start has signed what it found
 * @param cut bytes that starts say they took off its end: unfinished entries that a crash left, as they saw it
 * @param hasStopped whether the last entry says that the service stopped; otherwise it runs, or was killed, or the end was cut off
 * @param checkpoint the last one, as it stands in the log, by which the log can be compared later; null when there is none
 */
public record ChainSummary(
        String chain,
        long entries,
        long decisions,
        long first,
        long last,
        long uncovered,
        long unattested,
        long cut,
        boolean hasStopped,
        @JsonRawValue @Nullable String checkpoint) {}
