package org.passerelle.rest;

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
import org.passerelle.decision.DecisionWish;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Receipts;
import org.passerelle.decision.Stage;
import org.passerelle.decision.WishParameters;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;

/** Decides cases. */
@Path("/v1/programmes/{programme}/decisions")
public final class DecisionResource {

    private final Programmes programmes;
    private final Decisions decisions;
    private final Receipts receipts;
    private final GivenAnswers given;
    private final LongWork workers;
    private final CaseMetrics metrics;
    private final Today today;

    @Inject
    DecisionResource(
            Programmes programmes,
            Decisions decisions,
            Receipts receipts,
            GivenAnswers given,
            LongWork workers,
            CaseMetrics metrics,
            Today today) {
        this.programmes = programmes;
        this.receipts = receipts;
        this.decisions = decisions;
        this.given = given;
        this.workers = workers;
        this.metrics = metrics;
        this.today = today;
    }

    /** Decides one case. */
    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    public CompletionStage<Response> decide(
            @PathParam("programme") String id,
            @QueryParam("explain") @DefaultValue(WishParameters.SHORT) String explain,
            @QueryParam("outcomes") List<String> outcomes,
            @QueryParam("receipt") @DefaultValue(WishParameters.FALSE) String receipt,
            @QueryParam("strictScope") @DefaultValue(WishParameters.FALSE) String strictScope,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
            @Context HttpHeaders headers,
            @Context RoutingContext connection,
            JsonBody body) {
        EventLoopTurns.checkWait(connection);
        Locale language = AcceptedLanguage.of(accepted);
        Optional<Programme> programme = programmes.find(id);
        if (programme.isEmpty()) {
            return CompletableFuture.completedFuture(Answers.notFound(language));
        }
        WishParameters parameters = new WishParameters(explain, outcomes, receipt, strictScope);
        Map<String, Problem> problems = parameters.problems(programme.get());
        if (!problems.isEmpty()) {
            return CompletableFuture.completedFuture(Answers.badParameters(problems, language));
        }
        DecisionWish wish = parameters.wish(programme.get(), language, receipts);
        return decide(body, wish, Pages.wanted(headers), connection);
    }

    @SuppressWarnings("try" /* the scope is what the work runs in, and is not mentioned */)
    private CompletionStage<Response> decide(
            JsonBody body, DecisionWish wish, boolean isPage, RoutingContext connection) {
        // What the outcomes asked for need may take long to find out; so may rules that nobody here has tried.
        boolean isLong = body.isLong()
                || !wish.outcomes().isEmpty()
                || !programmes.isBuiltIn(wish.programme().id());
        try (Scope traced = Traces.of(connection).makeCurrent()) {
            Work work = isLong
                    ? new Work(true, () -> work(body, wish, isPage).answer().get())
                    : work(body, wish, isPage);
            return work.by(workers);
        }
    }

    private Work work(JsonBody body, DecisionWish wish, boolean isPage) {
        DecisionWish.Admission admission = decisions.admit(body::parse, wish, today.date());
        if (admission instanceof DecisionWish.Admission.Refused refused) {
            return Work.brief(() -> Answers.problem(refused.problem(), wish.language()));
        }
        CaseRequest request = ((DecisionWish.Admission.Admitted) admission).request();
        if (isPage) {
            return new Work(true, () -> page(request, wish));
        }
        Decisions.Begun begun = decisions.begin(request, wish.level(), wish.language());
        return new Work(!begun.isBrief() || given.takesLong(), () -> answer(request, begun.end(), wish));
    }

    private CompletionStage<Response> page(CaseRequest request, DecisionWish wish) {
        Answer answer = decisions.decide(request, wish.level(), wish.language()).answer();
        Words words = new Words(request.edition(), wish.language());
        Response page = Pages.ok(new DecisionPage(words, wish.programme(), answer, request.facts()));
        return given.give(request, answer, page, wish.language());
    }

    private CompletionStage<Response> answer(CaseRequest request, Decisions.Decided decided, DecisionWish wish) {
        Answer answer = wish.answer(request, decided);
        long begin = System.nanoTime();
        Response response = Answers.ok(answer, wish.language());
        metrics.took(Stage.WRITE, wish.programme().id(), begin);
        return given.give(request, answer, response, wish.language());
    }
}
