package org.passerelle.events;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How an event stands in a record (CloudEvents 1.0, Kafka protocol binding, section 3). */
enum Mode {
    /** Attributes as headers, the data as the value. */
    BINARY("[^;]*[/+]json\\s*(;.*)?"),
    /** Attributes and data in one JSON document. */
    STRUCTURED("application/cloudevents\\+json\\s*(;.*)?");

    static final String CONTENT_TYPE = "content-type";
    private static final String CLOUD_EVENT = "application/cloudevents";

    private final Pattern contentTypes;

    Mode(String contentTypes) {
        this.contentTypes = Pattern.compile(contentTypes, Pattern.CASE_INSENSITIVE);
    }

    /** Returns the mode of a record, which its content type gives away. */
    static Mode of(Headers headers) {
        String type = contentType(headers);
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(CLOUD_EVENT) ? STRUCTURED : BINARY;
    }

    /** Returns the content type among headers; null when there is none. */
    static @Nullable String contentType(Headers headers) {
        Header header = headers.lastHeader(CONTENT_TYPE);
        return header == null ? null : text(header);
    }

    /** Returns the value of a header; null when it has none. */
    static @Nullable String text(Header header) {
        return header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Returns whether a value of a content type can be read; without a type it is taken for JSON. */
    boolean reads(@Nullable String contentType) {
        return contentType == null || contentTypes.matcher(contentType).matches();
    }
}
