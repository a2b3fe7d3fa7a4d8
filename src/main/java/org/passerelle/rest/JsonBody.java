package org.passerelle.rest;

import org.passerelle.facts.JsonDocument;

/** The body of a request, not longer than allowed. */
public final class JsonBody {

    /* So many bytes hold lists that take long, since rules compare their entries with each other. */
    private static final int LONG = 4_096;

    private final byte[] bytes;

    JsonBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns whether to parse and decide it could keep others waiting on an event loop. */
    boolean isLong() {
        return bytes.length > LONG;
    }

    JsonDocument parse() {
        return JsonDocument.parse(bytes);
    }
}
