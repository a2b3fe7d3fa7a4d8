package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.JsonSchema;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Says which programmes there are, what they decide, and on which rules. */
@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgrammeResource {

    private static final String SCHEMA = "application/schema+json";
    private static final List<Variant> SCHEMA_VARIANTS = Variant.mediaTypes(
                    MediaType.valueOf(SCHEMA), MediaType.APPLICATION_JSON_TYPE)
            .build();

    private final Programmes programmes;

    @Inject
    ProgrammeResource(Programmes programmes) {
        this.programmes = programmes;
    }

    /** Lists the programmes. */
    @GET
    public Response all(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        return Answers.ok(programmes.all().stream().map(ProgrammeView::of).toList(), AcceptedLanguage.of(accepted));
    }

    /** Describes one programme: its decisions, assumptions and sources. */
    @GET
    @Path("/{programme}")
    public Response one(
            @PathParam("programme") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        return answer(id, accepted, programme -> ProgrammeDetail.of(programme, AcceptedLanguage.of(accepted)));
    }

    /** Returns the JSON Schema of the facts, from the edition in force last. */
    @GET
    @Path("/{programme}/schema")
    @Produces({SCHEMA, MediaType.APPLICATION_JSON})
    public Response schema(
            @PathParam("programme") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            UriInfo uri,
            Request request) {
        String self = uri.getPath();
        MediaType type = request.selectVariant(SCHEMA_VARIANTS).getMediaType();
        return answer(
                id,
                accepted,
                type,
                programme -> JsonSchema.of(programme.latest().facts(), self, programme.id()));
    }

    /** Lists every row and rule, from the edition in force last. */
    @GET
    @Path("/{programme}/rules")
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
        return answer(id, accepted, MediaType.APPLICATION_JSON_TYPE, view);
    }

    private Response answer(
            String id, @Nullable String accepted, MediaType type, Function<Programme, @Nullable Object> view) {
        Locale language = AcceptedLanguage.of(accepted);
        return programmes
                .find(id)
                .map(view)
                .map(body -> Answers.ok(body, type, language))
                .orElseGet(() -> Answers.notFound(language));
    }
}
