package org.passerelle.sheet;

/** A file that is not of the format that it should be; the message says where that shows, as far as it is known. */
public final class UnreadableSheet extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSheet(String message, Throwable cause) {
        super(message, cause);
    }
}
