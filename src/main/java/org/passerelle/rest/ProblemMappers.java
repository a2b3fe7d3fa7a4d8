package org.passerelle.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.passerelle.decision.Faults;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;

/** Turns what goes wrong into problem documents. */
final class ProblemMappers {

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, @Context HttpHeaders headers, @Context UriInfo uri) {
        int status = refusal.getResponse().getStatus();
        if (status >= 500) {
            return fault(refusal, headers);
        }
        Locale language = language(headers);
        Set<String> methods = ServedPaths.methods(uri.getPath());
        // The framework says 404 of a method that one resource lacks when the path is below that of another.
        boolean known = status == ProblemKind.NOT_FOUND.status() && !methods.isEmpty();
        if (known || status == ProblemKind.METHOD_NOT_ALLOWED.status()) {
            Response answer = Answers.problem(ProblemDocument.of(ProblemKind.METHOD_NOT_ALLOWED, language), language);
            return Response.fromResponse(answer)
                    .header(HttpHeaders.ALLOW, String.join(", ", methods))
                    .build();
        }
        return Answers.problem(ProblemDocument.of(ProblemKind.of(status), status, language), language);
    }

    /** Queues are bounded: here one was full, or somebody had waited in it for too long. */
    @ServerExceptionMapper
    Response busy(RejectedExecutionException full, @Context HttpHeaders headers) {
        return Answers.busy(language(headers));
    }

    @ServerExceptionMapper
    Response fault(Throwable fault, @Context HttpHeaders headers) {
        Locale language = language(headers);
        return Answers.problem(Faults.logged(fault, language), language);
    }

    private static Locale language(HttpHeaders headers) {
        return AcceptedLanguage.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
