package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.log.DecisionLog;
import org.passerelle.log.GivenDecision;

/** Gives answers: none that is not in the decision log, if there is one. */
@Singleton
final class GivenAnswers {

    private static final Logger LOG = Logger.getLogger("passerelle.decisions");

    private final DecisionLog log;

    @Inject
    GivenAnswers(DecisionLog log) {
        this.log = log;
    }

    /** Returns whether the log takes long over an answer, for which others must not wait. */
    boolean takesLong() {
        return log.takesLong();
    }

    /** Returns the response with an answer as soon as it may be given; a refusal when it may not. */
    CompletionStage<Response> give(CaseRequest request, Answer answer, Response response, Locale language) {
        GivenDecision given = new GivenDecision(request, answer);
        if (!log.takes(given)) {
            return CompletableFuture.completedFuture(
                    Answers.problem(ProblemDocument.of(ProblemKind.CONTENT_TOO_LARGE, language), language));
        }
        return log.keep(given).handle((kept, failure) -> {
            if (failure != null) {
                return Answers.unavailable(ProblemKind.LOG_UNAVAILABLE, language);
            }
            say(answer);
            return response;
        });
    }

    /** Says that it was decided, when that is wanted: by ids only, and not by that of the case. */
    private static void say(Answer answer) {
        if (LOG.isDebugEnabled()) {
            MDC.put("decisionId", answer.decisionId());
            LOG.debugf("Decided %s by edition %s of %s", answer.decisionId(), answer.edition(), answer.programme());
            MDC.remove("decisionId");
        }
    }
}
