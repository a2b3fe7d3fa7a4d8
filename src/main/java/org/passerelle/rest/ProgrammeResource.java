package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.JsonSchema;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Says which programmes there are, what they decide, and on which rules. */
@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgrammeResource {

    private static final String SCHEMA_MEDIA_TYPE = "application/schema+json";

    private final Programmes programmes;

    @Inject
    ProgrammeResource(Programmes programmes) {
        this.programmes = programmes;
    }

    /** Lists the programmes. */
    @GET
    @Operation(operationId = "listProgrammes", summary = "Lists the programmes")
    public Response all(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        return Answers.ok(programmes.all().stream().map(ProgrammeView::of).toList(), AcceptedLanguage.of(accepted));
    }

    /** Describes one programme: its decisions, assumptions and sources. */
    @GET
    @Path("/{programme}")
    @Operation(operationId = "describeProgramme", summary = "Describes one programme")
    public Response one(
            @PathParam("programme") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        return answer(id, accepted, programme -> ProgrammeDetail.of(programme, AcceptedLanguage.of(accepted)));
    }

    /** Returns the JSON Schema of the facts, from the edition in force last. */
    @GET
    @Path("/{programme}/schema")
    @Produces({SCHEMA_MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(operationId = "schemaOfFacts", summary = "The JSON Schema of the facts")
    public Response schema(
            @PathParam("programme") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            UriInfo uri) {
        String self = uri.getAbsolutePath().toString();
        return answer(
                id, accepted, programme -> JsonSchema.of(programme.latest().facts(), self, programme.id()));
    }

    /** Lists every row and rule, from the edition in force last. */
    @GET
    @Path("/{programme}/rules")
    @Operation(operationId = "listRules", summary = "Lists every table row and rule")
    public Response rules(
            @PathParam("programme") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Locale language = AcceptedLanguage.of(accepted);
        return answer(id, accepted, programme -> programme.latest().rules().values().stream()
                .map(rule -> RuleView.of(rule, programme.latest(), language))
                .toList());
    }

    /** Returns one row or rule, from the edition in force last. */
    @GET
    @Path("/{programme}/rules/{rule}")
    @Operation(operationId = "describeRule", summary = "Describes one table row or rule")
    public Response rule(
            @PathParam("programme") String id,
            @PathParam("rule") String ruleId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        return answer(id, accepted, programme -> {
            Edition edition = programme.latest();
            return edition.rules().containsKey(ruleId)
                    ? RuleView.of(edition.rules().get(ruleId), edition, AcceptedLanguage.of(accepted))
                    : null;
        });
    }

    private Response answer(String id, @Nullable String accepted, Function<Programme, @Nullable Object> view) {
        Locale language = AcceptedLanguage.of(accepted);
        return programmes
                .find(id)
                .map(view)
                .map(body -> Answers.ok(body, language))
                .orElseGet(() -> Answers.notFound(language));
    }
}
