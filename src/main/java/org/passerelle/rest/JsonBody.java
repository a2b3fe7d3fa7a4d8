package org.passerelle.rest;

import org.passerelle.facts.JsonDocument;

/** The body of a request, not longer than allowed. */
public final class JsonBody {

    /* Reading so many bytes takes about a tenth of a millisecond. */
    private static final int LONG = 16_384;

    private final byte[] bytes;

    JsonBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns whether parsing it would keep others waiting on an event loop. */
    boolean isLong() {
        return bytes.length > LONG;
    }

    JsonDocument parse() {
        return JsonDocument.parse(bytes);
    }
}
