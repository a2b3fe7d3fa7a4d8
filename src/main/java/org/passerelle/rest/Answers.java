package org.passerelle.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Builds responses: every answer says its language and that it depends on the one asked for. */
final class Answers {

    private Answers() {}

    static Response ok(Object body, Locale language) {
        return response(200, MediaType.APPLICATION_JSON, body, language);
    }

    static Response problem(ProblemDocument problem, Locale language) {
        return response(problem.status(), ProblemDocument.MEDIA_TYPE, problem, language);
    }

    static Response notFound(Locale language) {
        return problem(ProblemDocument.of(ProblemKind.NOT_FOUND, language), language);
    }

    static Response response(int status, String mediaType, Object body, Locale language) {
        return Response.status(status)
                .type(mediaType)
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(Json.bytes(body))
                .build();
    }
}
