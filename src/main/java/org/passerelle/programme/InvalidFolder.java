package org.passerelle.programme;

/** A folder that holds no programmes as it should. The message says what is wrong and what is expected. */
public final class InvalidFolder extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidFolder(String message) {
        super(message);
    }
}
