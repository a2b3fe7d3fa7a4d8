package org.passerelle.decision;

import java.util.Locale;

/** Kinds of problem document; their names are part of the public contract. */
public enum ProblemKind {
    MALFORMED_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONTENT_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    MISDIRECTED_REQUEST(421),
    INVALID_FACTS(422),
    INVALID_DRAFT(400),
    UNUSABLE_DRAFT(422),
    EXHAUSTING_DRAFT(422),
    UNAVAILABLE(503),
    LOG_UNAVAILABLE(503),
    REFUSED(400),
    FAULT(500);

    private static final String BASE = "https://passerelle.example/problems/";

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the URI that names the kind. */
    public String type() {
        return BASE + label();
    }

    /** Returns its name in metrics: the end of its type. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String titleKey() {
        return "title." + name();
    }

    /** Returns the kind for a status that the framework raised. */
    public static ProblemKind of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> CONTENT_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 500 ? FAULT : REFUSED;
        };
    }
}
