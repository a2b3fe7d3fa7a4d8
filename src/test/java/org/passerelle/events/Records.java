package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.passerelle.decision.Receipts;
import org.passerelle.trust.ReceiptKeys;

/** Records of cases, and what their answers hold. */
final class Records {

    static final ObjectMapper JSON = new ObjectMapper();

    static final String CASE = "{\"facts\": {\"assessment\": {\"realisticPotential\": false}}}";

    /** On 21 November in UTC, on the next day where the programmes are. */
    private static final long EVENING = Instant.parse("2026-11-21T23:30:00Z").toEpochMilli();

    static final Receipts RECEIPTS =
            new Receipts(new ReceiptKeys(Optional.empty(), Optional.empty()), false, InstantSource.system());

    private Records() {}

    /** Returns the headers that a case needs in binary mode. */
    static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "1");
        headers.put("ce_source", "/office");
        headers.put("ce_type", "org.passerelle.case.submitted.v1");
        headers.put("ce_programme", "valais-coaching");
        return headers;
    }

    static ConsumerRecord<byte[], byte[]> record(Map<String, String> headers, String value) {
        return record(headers, value, 42);
    }

    static ConsumerRecord<byte[], byte[]> record(Map<String, String> headers, String value, long offset) {
        return record(headers, value, offset, EVENING);
    }

    static ConsumerRecord<byte[], byte[]> record(
            Map<String, String> headers, String value, long offset, long recorded) {
        Headers all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text == null ? null : text.getBytes(UTF_8)));
        byte[] key = "person-7".getBytes(UTF_8);
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return new ConsumerRecord<>(
                "passerelle.cases",
                2,
                offset,
                recorded,
                TimestampType.CREATE_TIME,
                key.length,
                bytes == null ? -1 : bytes.length,
                key,
                bytes,
                all,
                Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> structured(String event) {
        return record(Map.of("content-type", "application/cloudevents+json; charset=UTF-8"), event);
    }

    static JsonNode json(ProducerRecord<byte[], byte[]> record) {
        return json(new String(record.value(), UTF_8));
    }

    static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** Returns the headers of a record, in their order. */
    static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
