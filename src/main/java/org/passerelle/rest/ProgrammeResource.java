package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.facts.JsonSchema;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;
import org.passerelle.programme.Rule;
import org.passerelle.scenario.ScenarioHits;

/** Says which programmes there are, what they decide, and on which rules. */
@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
public final class ProgrammeResource {

    private static final String SCHEMA = "application/schema+json";
    private static final MediaType SCHEMA_TYPE = MediaType.valueOf(SCHEMA);

    private final Programmes programmes;
    private final ScenarioHits scenarios;

    @Inject
    ProgrammeResource(Programmes programmes, ScenarioHits scenarios) {
        this.programmes = programmes;
        this.scenarios = scenarios;
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
            @Context HttpHeaders headers) {
        String self = uri.getPath();
        MediaType type = AcceptedType.of(headers, SCHEMA_TYPE, MediaType.APPLICATION_JSON_TYPE);
        // Models are described in English.
        return programmes
                .find(id)
                .map(programme -> JsonSchema.of(programme.latest().facts(), self, programme.id()))
                .map(schema -> Answers.ok(schema, type, Locale.ENGLISH))
                .orElseGet(() -> Answers.notFound(AcceptedLanguage.of(accepted)));
    }

    /** Lists every row and rule, from the edition in force last. */
    @GET
    @Path("/{programme}/rules")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response rules(
            @PathParam("programme") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpHeaders headers) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> found = programmes.find(id);
        if (found.isPresent() && Pages.wanted(headers)) {
            return Pages.ok(new RulesPage(new Words(found.get().latest(), language), found.get()));
        }
        return answer(id, accepted, programme -> programme.latest().rules().values().stream()
                .map(rule -> RuleView.of(rule, programme.latest(), language))
                .toList());
    }

    /** Returns one row or rule, from the edition in force last. */
    @GET
    @Path("/{programme}/rules/{rule}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public Response rule(
            @PathParam("programme") String id,
            @PathParam("rule") String ruleId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpHeaders headers) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> found = programmes.find(id);
        Rule rule =
                found.map(programme -> programme.latest().rules().get(ruleId)).orElse(null);
        if (found.isEmpty() || rule == null) {
            return Answers.notFound(language);
        }
        Edition edition = found.get().latest();
        if (Pages.wanted(headers)) {
            Words words = new Words(edition, language);
            return Pages.ok(RulePage.of(found.get(), rule, scenarios.of(found.get(), ruleId), words));
        }
        return Answers.ok(RuleView.of(rule, edition, language), language);
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
