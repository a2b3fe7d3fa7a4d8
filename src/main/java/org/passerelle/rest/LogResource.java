package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemKind;
import org.passerelle.log.DecisionLog;

/** Says how far the decision log has come. */
@Path("/v1/log")
public final class LogResource {

    private final DecisionLog log;

    @Inject
    LogResource(DecisionLog log) {
        this.log = log;
    }

    /** Returns the last checkpoint of the log, which covers all that was given before; not found when no log is kept. */
    @GET
    @Path("/head")
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> head(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Locale language = AcceptedLanguage.of(accepted);
        if (!log.isOn()) {
            return CompletableFuture.completedFuture(Answers.notFound(language));
        }
        return log.checkpoint()
                .handle((checkpoint, failure) -> failure == null
                        ? Response.ok(checkpoint.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
                                .build()
                        : Answers.unavailable(ProblemKind.LOG_UNAVAILABLE, language));
    }
}
