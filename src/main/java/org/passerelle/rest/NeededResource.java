package org.passerelle.rest;

import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Asked;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.decision.WishParameters;
import org.passerelle.explain.NeededFacts;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.FactType;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Says which facts outcomes need, so that a caller need not send others. */
@Path("/v1/programmes/{programme}/needed")
public final class NeededResource {

    private final Programmes programmes;
    private final LongWork workers;
    private final Today today;

    @Inject
    NeededResource(Programmes programmes, LongWork workers, Today today) {
        this.programmes = programmes;
        this.workers = workers;
        this.today = today;
    }

    /**
     * The answer.
     *
     * @param outcomes that were asked for, each without parts
     * @param needed the facts that they can depend on
     * @param neededIsExact whether each of them can change an outcome; if not there may be some too many
     */
    record View(
            String programme,
            String edition,
            String rulesDigest,
            LocalDate decisionDate,
            Set<String> outcomes,
            List<NeededFacts.Needed> needed,
            boolean neededIsExact) {}

    /** Returns the facts that can matter for outcomes: for those that decide, unless others are named. */
    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> needed(
            @PathParam("programme") String id,
            @QueryParam("outcomes") List<String> outcomes,
            @QueryParam(Edition.DECISION_DATE) @Nullable String decisionDate,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        return programme.isEmpty()
                ? CompletableFuture.completedFuture(Answers.notFound(language))
                : workers.done(() -> needed(programme.get(), outcomes, decisionDate, language));
    }

    private Response needed(
            Programme programme, List<String> outcomes, @Nullable String decisionDate, Locale language) {
        if (decisionDate == null) {
            return needed(programme, outcomes, today.date(), language);
        }
        Reading reading = FactReader.read(TextNode.valueOf(decisionDate), new FactType.Day(), "");
        return reading instanceof Reading.Accepted day
                ? needed(programme, outcomes, (LocalDate) day.value(), language)
                : refusal(
                        ProblemKind.MALFORMED_REQUEST,
                        Edition.DECISION_DATE,
                        Problem.of("", Problem.Code.BAD_DATE),
                        language);
    }

    private static Response needed(Programme programme, List<String> outcomes, LocalDate day, Locale language) {
        return programme
                .editionOn(day)
                .map(edition -> needed(edition, outcomes, day, language))
                .orElseGet(() -> refusal(
                        ProblemKind.INVALID_FACTS, Edition.DECISION_DATE, CaseRequest.noEdition(programme), language));
    }

    private static Response needed(Edition edition, List<String> outcomes, LocalDate day, Locale language) {
        List<String> named = WishParameters.names(outcomes);
        return Asked.of(edition, named.isEmpty() ? edition.decidingOutcomes() : named, day)
                .map(asked -> Answers.ok(
                        new View(
                                edition.programme(),
                                edition.id(),
                                edition.digest(),
                                day,
                                asked.outcomes(),
                                asked.needed().facts(),
                                asked.needed().exact()),
                        language))
                .orElseGet(() -> refusal(
                        ProblemKind.MALFORMED_REQUEST,
                        "outcomes",
                        ProblemDocument.notAllowed(OutcomeNames.of(edition)),
                        language));
    }

    private static Response refusal(ProblemKind kind, String parameter, Problem problem, Locale language) {
        return Answers.problem(ProblemDocument.of(kind, Map.of(parameter, problem), null, language), language);
    }
}
