package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemKind;
import org.passerelle.facts.JsonDocument;
import org.passerelle.facts.JsonDocument.Malformed;

/**
 * An event as far as it can be read.
 *
 * @param attributes by name, as the JSON event format has them; missing when the event cannot be read
 * @param data the case, or where it ceases to be JSON
 * @param refusal why nothing else of the event was looked at; null when it was
 */
record CaseEvent(
        Mode mode,
        JsonNode attributes,
        JsonDocument data,
        @Nullable ProblemKind refusal) {

    private static final String HEADER_PREFIX = "ce_";
    private static final JsonDocument NOTHING = new Malformed(Malformed.Code.EMPTY, 1, 1);

    /**
     * Reads an event.
     *
     * @param longest bytes that the value of the record may have
     */
    static CaseEvent read(ConsumerRecord<byte[], byte[]> record, int longest) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        Mode mode = Mode.of(record.headers());
        JsonNode attributes = mode == Mode.BINARY ? attributes(record) : MissingNode.getInstance();
        if (value.length > longest) {
            return new CaseEvent(
                    mode, mode == Mode.BINARY ? attributes : texts(value), NOTHING, ProblemKind.CONTENT_TOO_LARGE);
        }
        if (!mode.reads(Mode.contentType(record.headers()))) {
            return new CaseEvent(mode, attributes, NOTHING, ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonDocument document = JsonDocument.parse(value);
        if (mode == Mode.BINARY) {
            return new CaseEvent(mode, attributes, document, null);
        }
        return document instanceof JsonDocument.WellFormed event
                ? structured(event.root())
                : new CaseEvent(mode, texts(value), document, ProblemKind.MALFORMED_REQUEST);
    }

    /** Returns the event without anything that its answer would repeat. */
    CaseEvent bare() {
        return new CaseEvent(mode, MissingNode.getInstance(), NOTHING, refusal);
    }

    private static JsonNode attributes(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (Header header : record.headers()) {
            if (header.key().startsWith(HEADER_PREFIX)) {
                attributes.set(header.key().substring(HEADER_PREFIX.length()), attribute(header));
            }
        }
        return attributes;
    }

    /** What is no UTF-8 stays bytes: two such ids must not come to the same. */
    private static ValueNode attribute(Header header) {
        String text = Mode.text(header);
        if (text == null) {
            return NullNode.getInstance();
        }
        return Arrays.equals(text.getBytes(UTF_8), header.value())
                ? TextNode.valueOf(text)
                : BinaryNode.valueOf(header.value());
    }

    /** Returns the texts of an object up to where it ceases to be one: nothing else of it is kept. */
    private static JsonNode texts(byte[] object) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = Json.MAPPER.createParser(object)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                // What is no Unicode, no answer can repeat.
                if (parser.nextToken() == JsonToken.VALUE_STRING
                        && UTF_8.newEncoder().canEncode(parser.getText())) {
                    texts.put(name, parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException noLonger) {
            // What came before it counts.
        }
        return texts;
    }

    private static CaseEvent structured(JsonNode event) {
        return Mode.BINARY.reads(event.path("datacontenttype").textValue())
                ? new CaseEvent(Mode.STRUCTURED, event, data(event), null)
                : new CaseEvent(Mode.STRUCTURED, event, NOTHING, ProblemKind.UNSUPPORTED_MEDIA_TYPE);
    }

    private static JsonDocument data(JsonNode event) {
        if (event.hasNonNull("data")) {
            return new JsonDocument.WellFormed(event.get("data"));
        }
        try {
            return JsonDocument.parse(
                    Base64.getDecoder().decode(event.path("data_base64").asText()));
        } catch (IllegalArgumentException notBase64) {
            return new Malformed(Malformed.Code.NOT_JSON, 1, 1);
        }
    }

    /** Returns an attribute; null when it is not there, empty or a structure. Integers and booleans are as their text (CloudEvents 1.0, 3.1). */
    @Nullable
    String attribute(String name) {
        JsonNode attribute = attributes.path(name);
        String value =
                attribute.isIntegralNumber() || attribute.isBoolean() ? attribute.asText() : attribute.textValue();
        return value == null || value.isEmpty() ? null : value;
    }
}
