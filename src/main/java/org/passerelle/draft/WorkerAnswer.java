package org.passerelle.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.passerelle.decision.Json;
import org.passerelle.engine.FaultTrace;

/** What a worker answers: lines of JSON, each an object with one field that says what it is. */
final class WorkerAnswer {

    static final String READY = "ready";
    static final String PROGRESS = "progress";
    static final String RESULT = "result";
    static final String UNUSABLE = "unusable";
    static final String EXHAUSTED = "exhausted";
    static final String CANCELLED = "cancelled";
    static final String FAULT = "fault";

    private WorkerAnswer() {}

    /** How far the work is. */
    record Step(long done, long of, String what) {}

    static String ready() {
        return line(Map.of(READY, true));
    }

    static String progress(long done, long of, String what) {
        return line(Map.of(PROGRESS, new Step(done, of, what)));
    }

    static String result(Object result) {
        return line(Map.of(RESULT, result));
    }

    static String unusable(List<Message> messages) {
        return line(Map.of(UNUSABLE, messages));
    }

    static String exhausted(DraftOutcome.Limit limit) {
        return line(Map.of(EXHAUSTED, limit));
    }

    static String cancelled() {
        return line(Map.of(CANCELLED, true));
    }

    static String fault(Throwable fault) {
        return line(Map.of(FAULT, FaultTrace.of(fault)));
    }

    static String line(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
