package org.passerelle.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.engine.FaultTrace;

/** Turns what goes wrong into problem documents. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

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

    @ServerExceptionMapper
    Response fault(Throwable fault, @Context HttpHeaders headers) {
        Locale language = language(headers);
        return Answers.problem(logged(fault, language), language);
    }

    /** Returns the problem document of a fault, whose id then stands in the log, with where it happened but no message. */
    static ProblemDocument logged(@Nullable Throwable fault, Locale language) {
        return logged(FaultTrace.of(fault), language);
    }

    /** Returns the problem document of a fault, whose id then stands in the log, with its trace. */
    static ProblemDocument logged(String trace, Locale language) {
        ProblemDocument problem = ProblemDocument.of(ProblemKind.FAULT, language);
        LOG.errorf("Fault %s%s", problem.instance(), trace);
        return problem;
    }

    private static Locale language(HttpHeaders headers) {
        return AcceptedLanguage.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
