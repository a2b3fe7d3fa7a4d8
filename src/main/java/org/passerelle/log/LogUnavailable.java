package org.passerelle.log;

/** What was decided cannot be written to the log now, so it must not be given; later it may be. */
public final class LogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    LogUnavailable(String message) {
        super(message);
    }
}
