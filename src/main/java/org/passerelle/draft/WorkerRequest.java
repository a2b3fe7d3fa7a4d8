package org.passerelle.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.passerelle.decision.Json;

/**
 * What a worker is asked to do: a line of JSON.
 *
 * @param arguments what the request holds beside the draft; an object
 * @param language of what is written for people
 */
record WorkerRequest(DraftTask task, Draft draft, JsonNode arguments, Locale language) {

    /** The line that withdraws the request that is worked on. */
    static final String CANCEL = "{\"cancel\":true}";

    static WorkerRequest parse(String line) {
        try {
            return Json.MAPPER.readValue(line, WorkerRequest.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String line() {
        return WorkerAnswer.line(this);
    }
}
