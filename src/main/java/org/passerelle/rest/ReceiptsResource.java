package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.Replays;
import org.passerelle.facts.JsonDocument;
import org.passerelle.trust.ReceiptKeys;

/** Says of receipts whether they are genuine, and replays what they attest. */
@Path("/v1/receipts")
public final class ReceiptsResource {

    private final ReceiptKeys keys;
    private final Replays replays;
    private final LongWork workers;

    @Inject
    ReceiptsResource(ReceiptKeys keys, Replays replays, LongWork workers) {
        this.keys = keys;
        this.replays = replays;
        this.workers = workers;
    }

    /** Returns the public keys by which receipts are known, as a JSON Web Key Set (RFC 7517). */
    @GET
    @Path("/keys")
    @Produces(MediaType.APPLICATION_JSON)
    public Response keys() {
        byte[] set = keys.published().getBytes(StandardCharsets.UTF_8);
        return Response.ok(set, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Checks a receipt and, when the facts come with it, decides them again. */
    @POST
    @NonBlocking
    @Path("/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> verify(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted, JsonBody body) {
        Locale language = AcceptedLanguage.of(accepted);
        return workers.done(() -> verify(body, language));
    }

    private Response verify(JsonBody body, Locale language) {
        JsonDocument document = body.parse();
        if (document instanceof JsonDocument.Malformed fault) {
            return Answers.problem(ProblemDocument.malformed(fault, language), language);
        }
        JsonNode root = ((JsonDocument.WellFormed) document).root();
        Replays.Outcome outcome = replays.of(root);
        return outcome instanceof Replays.Outcome.Invalid invalid
                ? Answers.problem(ProblemDocument.invalid(invalid.problems(), language), language)
                : Answers.ok(((Replays.Outcome.Replayed) outcome).replay(), language);
    }
}
