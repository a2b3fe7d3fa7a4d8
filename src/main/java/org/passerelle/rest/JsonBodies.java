package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.passerelle.facts.JsonDocument;

/** Reads the bodies of requests as JSON. */
@Singleton
final class JsonBodies {

    private final int limit;

    @Inject
    JsonBodies(@ConfigProperty(name = OuterRoutes.BODY_LIMIT) int limit) {
        this.limit = limit;
    }

    /** Returns the answer to a document, or what is wrong with a body that is none. */
    Response read(InputStream body, Locale language, Function<JsonNode, Response> answer) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            return Answers.problem(ProblemDocument.of(ProblemKind.CONTENT_TOO_LARGE, language), language);
        }
        JsonDocument document = JsonDocument.parse(bytes);
        if (document instanceof JsonDocument.Malformed fault) {
            return Answers.problem(ProblemDocument.malformed(fault, language), language);
        }
        return answer.apply(((JsonDocument.WellFormed) document).root());
    }
}
