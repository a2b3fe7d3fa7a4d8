package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of a task. */
public sealed interface DraftOutcome {

    /**
     * The task is done.
     *
     * @param result an object
     */
    record Done(ObjectNode result) implements DraftOutcome {}

    /**
     * The draft cannot be evaluated.
     *
     * @param messages a list of what is wrong, in the form of those of a check
     */
    record Unusable(JsonNode messages) implements DraftOutcome {}

    /**
     * The work was ended, since it took more than it may.
     *
     * @param limit what it took too much of
     * @param during what was done at that time, for people; empty when that is not known
     */
    record Exhausted(Limit limit, String during) implements DraftOutcome {}

    /** The caller went away, and the work was ended. */
    record Withdrawn() implements DraftOutcome {}

    /** All processes are at work. */
    record Busy() implements DraftOutcome {}

    /**
     * Our fault.
     *
     * @param trace where it happened; holds nothing of the draft
     */
    record Fault(String trace) implements DraftOutcome {}

    /** What work can take too much of. */
    enum Limit {
        /** Time. */
        TIME,
        /** Memory. */
        MEMORY,
        /** Calls within calls. */
        RECURSION,
        /** Characters of the answer. */
        ANSWER
    }
}
