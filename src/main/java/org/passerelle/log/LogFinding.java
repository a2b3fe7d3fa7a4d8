package org.passerelle.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that shows that a log is not as it was written.
 *
 * @param chain that the entry says to be of; null when it cannot be read
 * @param sequence number of the entry; null as above
 * @param place file and line; null when what is missing has none
 * @param detail in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogFinding(
        Kind kind,
        @Nullable String chain,
        @Nullable Long sequence,
        @Nullable String place,
        String detail) {

    /** What is wrong. */
    public enum Kind {
        /** A line that is no entry. */
        UNREADABLE,
        /** The entry does not have the hash that it says. */
        CHANGED,
        /** The entry was written after another one than stands before it. */
        UNLINKED,
        /** Entries before this one, or at the end, are not there. */
        MISSING,
        /** The entry stands behind ones that came after it, or twice. */
        OUT_OF_ORDER,
        /** A checkpoint that none of the keys has signed, or not so; or a chain that does not begin with one. */
        UNSIGNED,
        /** Another entry than the one that was kept elsewhere. */
        REPLACED
    }
}
