package org.passerelle.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Changes;
import org.passerelle.facts.JsonDocument;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Says what would have to change for another outcome. */
@Path("/v1/programmes/{programme}/changes")
public final class ChangesResource {

    private final Programmes programmes;
    private final DecisionEngine engine;
    private final Changes changes;
    private final LongWork workers;
    private final Today today;

    @Inject
    ChangesResource(Programmes programmes, DecisionEngine engine, Changes changes, LongWork workers, Today today) {
        this.programmes = programmes;
        this.engine = engine;
        this.changes = changes;
        this.workers = workers;
        this.today = today;
    }

    /**
     * The answer.
     *
     * @param exactUpTo left out when the answer is complete
     */
    record Found(
            List<List<Changes.Change>> changes,
            boolean minimal,
            int examined,
            boolean complete,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer exactUpTo) {

        static Found of(Changes.Result result) {
            return new Found(
                    result.changes(),
                    result.minimal(),
                    result.examined(),
                    result.complete(),
                    result.complete() ? null : result.exactUpTo());
        }
    }

    /** Finds the smallest changes of a case that reach wanted outcomes. */
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> find(
            @PathParam("programme") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            JsonBody body) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        return programme.isEmpty()
                ? CompletableFuture.completedFuture(Answers.notFound(language))
                : workers.done(() -> find(programme.get(), body, language));
    }

    private Response find(Programme programme, JsonBody body, Locale language) {
        JsonDocument document = body.parse();
        if (document instanceof JsonDocument.Malformed fault) {
            return Answers.problem(ProblemDocument.malformed(fault, language), language);
        }
        JsonNode root = ((JsonDocument.WellFormed) document).root();
        ChangesRequest.Read read = ChangesRequest.read(root, programme, today.date(), engine);
        if (read instanceof ChangesRequest.Read.Invalid invalid) {
            return Answers.problem(ProblemDocument.invalid(invalid.problems(), language), language);
        }
        ChangesRequest request = ((ChangesRequest.Read.Valid) read).request();
        CaseRequest present = request.present();
        return Answers.ok(
                Found.of(changes.find(
                        present.edition(), present.facts(), present.day(), request.wanted(), request.fixed())),
                language);
    }
}
