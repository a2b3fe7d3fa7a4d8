package org.passerelle.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Builds responses: every answer says its language and that it depends on the one asked for. */
final class Answers {

    private Answers() {}

    static Response ok(Object body, Locale language) {
        return ok(body, MediaType.APPLICATION_JSON_TYPE, language);
    }

    static Response ok(Object body, MediaType type, Locale language) {
        return response(200, type, body, language);
    }

    static Response problem(ProblemDocument problem, Locale language) {
        return response(problem.status(), ProblemDocument.MEDIA_TYPE, problem, language);
    }

    static Response notFound(Locale language) {
        return problem(ProblemDocument.of(ProblemKind.NOT_FOUND, language), language);
    }

    private static Response response(int status, MediaType type, Object body, Locale language) {
        return Response.status(status)
                .type(type)
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(Json.bytes(body))
                .build();
    }
}
