package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.passerelle.analysis.Progress;

/** Something that is found out about a draft. Runs in the process of its own. */
@FunctionalInterface
interface Task {

    /**
     * Returns the result, to be written as JSON.
     *
     * @param arguments what the request holds beside the draft; an object
     * @param language of what is written for people
     * @param progress told how far the work is; ends it when nobody waits for it any more
     * @throws UnusableDraft when the draft cannot be evaluated
     */
    Object run(Project project, JsonNode arguments, Locale language, Progress progress);

    /** Returns whether anything is evaluated: otherwise the draft is not even compiled, since that takes a second and more. */
    default boolean evaluates() {
        return true;
    }
}
