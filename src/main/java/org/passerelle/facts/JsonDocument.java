package org.passerelle.facts;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of parsing bytes as one JSON document (RFC 8259). */
public sealed interface JsonDocument {

    /**
     * The bytes are one JSON document.
     *
     * @param root its value; numbers with a fraction or an exponent are {@code BigDecimal}, as written
     */
    record WellFormed(JsonNode root) implements JsonDocument {}

    /**
     * The bytes are not one JSON document.
     *
     * @param line of the fault, from 1
     * @param column of the fault, from 1, in UTF-16 units
     */
    record Malformed(Code code, int line, int column) implements JsonDocument {

        /** Kinds of fault. */
        public enum Code {
            /** Nothing but white space. */
            EMPTY,
            /** Invalid UTF-8, or an escaped surrogate without its pair. */
            NOT_UNICODE,
            /** Not as the grammar of JSON says. */
            NOT_JSON,
            /** An object that has the same key twice. */
            DUPLICATE_KEY,
            /** Something follows the document. */
            MORE_THAN_ONE_DOCUMENT,
            /** Objects and arrays nested too deep. */
            TOO_DEEP,
            /** A number, a key or a text with too many characters, or an exponent with too many digits. */
            TOO_LARGE,
            /** More parts than may be. */
            TOO_MANY
        }
    }

    /** Returns the document in these bytes, read strictly: UTF-8, no duplicate keys, no comments, no NaN. */
    static JsonDocument parse(byte[] bytes) {
        return StrictJson.parse(bytes);
    }

    /**
     * Returns the document in these bytes, unless it has very many small parts, which would need many times the memory of its bytes.
     *
     * @param mostParts keys, values, and beginnings and ends of objects and arrays that it may have
     */
    static JsonDocument parse(byte[] bytes, int mostParts) {
        return StrictJson.parse(bytes, mostParts);
    }
}
