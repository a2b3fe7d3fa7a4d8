package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.context.Scope;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.words.Words;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseMetrics;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.decision.Stage;
import org.passerelle.explain.Level;
import org.passerelle.facts.JsonDocument;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Decides cases. */
@Path("/v1/programmes/{programme}/decisions")
public final class DecisionResource {

    /** Where the day begins when a request names none. */
    static final ZoneId ZONE = CaseRequest.ZONE;

    private final Programmes programmes;
    private final Decisions decisions;
    private final Receipts receipts;
    private final GivenAnswers given;
    private final LongWork workers;
    private final CaseMetrics metrics;

    @Inject
    DecisionResource(
            Programmes programmes,
            Decisions decisions,
            Receipts receipts,
            GivenAnswers given,
            LongWork workers,
            CaseMetrics metrics) {
        this.programmes = programmes;
        this.receipts = receipts;
        this.decisions = decisions;
        this.given = given;
        this.workers = workers;
        this.metrics = metrics;
    }

    /** Decides one case. */
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public CompletionStage<Response> decide(
            @PathParam("programme") String id,
            @QueryParam("explain") @DefaultValue("short") String explain,
            @QueryParam("outcomes") List<String> outcomes,
            @QueryParam("receipt") @DefaultValue("false") String receipt,
            @QueryParam("strictScope") @DefaultValue("false") String strictScope,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpHeaders headers,
            @Context RoutingContext connection,
            JsonBody body) {
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        if (programme.isEmpty()) {
            return CompletableFuture.completedFuture(Answers.notFound(language));
        }
        Map<String, Problem> problems = DecisionWish.problems(explain, receipt, strictScope, programme.get());
        if (!problems.isEmpty()) {
            ProblemDocument problem = ProblemDocument.of(ProblemKind.MALFORMED_REQUEST, problems, null, language);
            return CompletableFuture.completedFuture(Answers.problem(problem, language));
        }
        DecisionWish wish = new DecisionWish(
                programme.get(),
                Level.of(explain).orElseThrow(),
                language,
                DecisionWish.names(outcomes),
                Pages.wanted(headers),
                receipts.always() || Boolean.parseBoolean(receipt),
                Boolean.parseBoolean(strictScope));
        return decide(body, wish, connection);
    }

    @SuppressWarnings("try" /* the scope is what the work runs in, and is not mentioned */)
    private CompletionStage<Response> decide(JsonBody body, DecisionWish wish, RoutingContext connection) {
        // What the outcomes asked for need may take long to find out.
        boolean isLong = body.isLong() || !wish.outcomes().isEmpty();
        try (Scope traced = Traces.of(connection).makeCurrent()) {
            Work work = isLong ? new Work(true, () -> work(body, wish).answer().get()) : work(body, wish);
            return work.by(workers);
        }
    }

    private Work work(JsonBody body, DecisionWish wish) {
        long begin = System.nanoTime();
        JsonDocument document = body.parse();
        if (document instanceof JsonDocument.Malformed fault) {
            return refusal(ProblemDocument.malformed(fault, wish.language()), wish);
        }
        JsonNode root = ((JsonDocument.WellFormed) document).root();
        CaseRequest.Read read = CaseRequest.read(root, wish.programme(), LocalDate.now(ZONE));
        metrics.took(Stage.READ, wish.programme().id(), begin);
        if (read instanceof CaseRequest.Read.Invalid invalid) {
            return refusal(ProblemDocument.invalid(invalid.problems(), wish.language()), wish);
        }
        CaseRequest sent = ((CaseRequest.Read.Valid) read).request();
        List<Problem> unreleased = wish.unreleased(sent, decisions);
        if (!unreleased.isEmpty()) {
            return refusal(ProblemDocument.invalid(unreleased, wish.language()), wish);
        }
        return wish.narrowed(sent)
                .map(request -> decided(request, wish))
                .orElseGet(() -> refusal(DecisionWish.unknownOutcome(sent, wish.language()), wish));
    }

    private Work decided(CaseRequest request, DecisionWish wish) {
        if (wish.isPage()) {
            return new Work(true, () -> page(request, wish));
        }
        Decisions.Begun begun = decisions.begin(request, wish.level(), wish.language());
        return new Work(!begun.isBrief() || given.takesLong(), () -> answer(request, begun.end(), wish));
    }

    private static Work refusal(ProblemDocument problem, DecisionWish wish) {
        return Work.brief(() -> Answers.problem(problem, wish.language()));
    }

    private CompletionStage<Response> page(CaseRequest request, DecisionWish wish) {
        Answer answer = decisions.decide(request, wish.level(), wish.language()).answer();
        Words words = new Words(request.edition(), wish.language());
        Response page = Pages.ok(new DecisionPage(words, wish.programme(), answer, request.facts()));
        return given.give(request, answer, page, wish.language());
    }

    private CompletionStage<Response> answer(CaseRequest request, Decisions.Decided decided, DecisionWish wish) {
        Answer answer =
                wish.isReceipt() ? receipts.sign(request, decided, wish.level(), wish.language()) : decided.answer();
        long begin = System.nanoTime();
        Response response = Answers.ok(answer, wish.language());
        metrics.took(Stage.WRITE, wish.programme().id(), begin);
        return given.give(request, answer, response, wish.language());
    }
}
