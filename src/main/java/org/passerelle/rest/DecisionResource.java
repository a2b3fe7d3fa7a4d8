package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Explanation;
import org.passerelle.explain.Level;
import org.passerelle.explain.MissingFacts;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Decides cases. */
@Path("/v1/programmes/{programme}/decisions")
public final class DecisionResource {

    /** Where the day begins when a request names none. */
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private final Programmes programmes;
    private final DecisionEngine engine;
    private final Explainer explainer;
    private final MissingFacts missingFacts;
    private final JsonBodies bodies;

    @Inject
    DecisionResource(
            Programmes programmes,
            DecisionEngine engine,
            Explainer explainer,
            MissingFacts missingFacts,
            JsonBodies bodies) {
        this.programmes = programmes;
        this.engine = engine;
        this.explainer = explainer;
        this.missingFacts = missingFacts;
        this.bodies = bodies;
    }

    /** Decides one case. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response decide(
            @PathParam("programme") String id,
            @QueryParam("explain") @DefaultValue("short") String explain,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpHeaders headers,
            InputStream body)
            throws IOException {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        if (programme.isEmpty()) {
            return Answers.notFound(language);
        }
        Optional<Level> level = Level.of(explain);
        if (level.isEmpty()) {
            List<String> allowed = Level.names();
            return Answers.problem(ProblemDocument.badParameter("explain", allowed, language), language);
        }
        return bodies.read(body, language, root -> decide(programme.get(), root, level.get(), headers, language));
    }

    private Response decide(Programme programme, JsonNode body, Level level, HttpHeaders headers, Locale language) {
        CaseRequest.Read read = CaseRequest.read(body, programme, LocalDate.now(ZONE));
        if (read instanceof CaseRequest.Read.Invalid invalid) {
            return Answers.problem(ProblemDocument.invalid(invalid.problems(), language), language);
        }
        CaseRequest request = ((CaseRequest.Read.Valid) read).request();
        Answer answer = answer(request, level, language);
        if (Pages.wanted(headers)) {
            Words words = new Words(request.edition(), language);
            return Pages.ok(new DecisionPage(words, programme, answer, request.facts()));
        }
        return Answers.ok(answer, language);
    }

    private Answer answer(CaseRequest request, Level level, Locale language) {
        Evaluation evaluation = engine.decide(request.edition(), request.facts(), request.day());
        if (level == Level.NONE) {
            return Answer.of(request, evaluation, null, null, language);
        }
        Answer.Open open = Answer.Open.of(missingFacts.find(request.edition(), request.facts(), request.day()));
        Explanation explanation = explainer.explain(request.edition(), evaluation, level, language);
        return Answer.of(request, evaluation, open, explanation, language);
    }
}
