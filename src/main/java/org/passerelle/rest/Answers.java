package org.passerelle.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.facts.Problem;

/** Builds responses: every answer says its language, and that it depends on the language and media type asked for. */
final class Answers {

    /** What answers depend on beside their address. */
    static final String NEGOTIATED = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;

    /** Media type of JSON documents, one a line. */
    static final String LINES = "application/x-ndjson";

    /** After which who was refused for now may try again. */
    static final String SECONDS_TO_RETRY = "2";

    private static final MediaType PROBLEM = MediaType.valueOf(ProblemDocument.MEDIA_TYPE);

    private Answers() {}

    static Response ok(Object body, Locale language) {
        return ok(body, MediaType.APPLICATION_JSON_TYPE, language);
    }

    static Response ok(Object body, MediaType type, Locale language) {
        return response(200, type, Json.bytes(body), language);
    }

    static Response page(byte[] html, MediaType type, Locale language) {
        return response(200, type, html, language);
    }

    static Response problem(ProblemDocument problem, Locale language) {
        return response(problem.status(), PROBLEM, Json.bytes(problem), language);
    }

    /** Says what is wrong with query parameters, by name. */
    static Response badParameters(Map<String, Problem> problems, Locale language) {
        return problem(ProblemDocument.of(ProblemKind.MALFORMED_REQUEST, problems, null, language), language);
    }

    /** Says that the service is busy, and when to try again. */
    static Response busy(Locale language) {
        return unavailable(ProblemKind.UNAVAILABLE, language);
    }

    /** Says that the same may work in a while. */
    static Response unavailable(ProblemKind kind, Locale language) {
        return Response.fromResponse(problem(ProblemDocument.of(kind, language), language))
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY)
                .build();
    }

    static Response notFound(Locale language) {
        return problem(ProblemDocument.of(ProblemKind.NOT_FOUND, language), language);
    }

    private static Response response(int status, MediaType type, byte[] body, Locale language) {
        return Response.status(status)
                .type(type)
                .language(language)
                .header(HttpHeaders.VARY, NEGOTIATED)
                .entity(body)
                .build();
    }
}
