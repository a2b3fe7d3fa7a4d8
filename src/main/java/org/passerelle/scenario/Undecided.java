package org.passerelle.scenario;

/** A scenario that was not decided, with the reason. */
final class Undecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Undecided(String message) {
        super(message);
    }

    Undecided(String message, Throwable cause) {
        super(message, cause);
    }
}
