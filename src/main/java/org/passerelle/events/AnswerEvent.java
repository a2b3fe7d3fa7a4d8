package org.passerelle.events;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Answer;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;

/**
 * An event that answers a case.
 *
 * @param topic where it goes
 * @param contentType of the data
 * @param data written as JSON
 */
record AnswerEvent(String topic, String type, String id, String contentType, Object data) {

    static final String DECISIONS = "passerelle.decisions";
    static final String PROBLEMS = "passerelle.problems";

    private static final String SOURCE = "https://passerelle.example";

    /** Attributes of the case that its answer has as well. */
    private static final List<String> KEPT =
            List.of("subject", "correlationid", "partitionkey", "traceparent", "tracestate", "programme");

    static AnswerEvent of(Answer answer) {
        return new AnswerEvent(
                DECISIONS, "org.passerelle.case.decided.v1", answer.decisionId(), "application/json", answer);
    }

    static AnswerEvent of(ProblemDocument problem) {
        String id = problem.instance().substring("urn:uuid:".length());
        return new AnswerEvent(PROBLEMS, "org.passerelle.case.undecided.v1", id, ProblemDocument.MEDIA_TYPE, problem);
    }

    /**
     * Returns the record of the event, in the mode of the case.
     *
     * @param key of the record of the case; null when it had none
     * @param language of the texts
     */
    ProducerRecord<byte[], byte[]> record(CaseEvent cause, Origin origin, byte @Nullable [] key, Locale language) {
        Map<String, Object> attributes = attributes(cause, origin, language);
        if (cause.mode() == Mode.STRUCTURED) {
            attributes.put("datacontenttype", contentType);
            attributes.put("data", data);
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, Json.bytes(attributes));
            header(record, Mode.CONTENT_TYPE, "application/cloudevents+json; charset=UTF-8");
            return record;
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, Json.bytes(data));
        header(record, Mode.CONTENT_TYPE, contentType);
        attributes.forEach((name, value) -> header(record, "ce_" + name, (String) value));
        return record;
    }

    private Map<String, Object> attributes(CaseEvent cause, Origin origin, Locale language) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("source", SOURCE);
        attributes.put("type", type);
        put(attributes, "causationid", cause.attribute("id"));
        put(attributes, "causationrecord", origin.record());
        KEPT.forEach(name -> put(attributes, name, cause.attribute(name)));
        attributes.put("language", language.getLanguage());
        return attributes;
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
