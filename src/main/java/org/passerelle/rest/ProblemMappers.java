package org.passerelle.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

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
        Response answer = Answers.problem(ProblemDocument.of(ProblemKind.of(status), status, language), language);
        return status == ProblemKind.METHOD_NOT_ALLOWED.status()
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, AllowedMethods.of(uri.getPath()))
                        .build()
                : answer;
    }

    /** A fault of ours: an id in the answer and the log, and where it happened in the log; messages may quote the case. */
    @ServerExceptionMapper
    Response fault(Throwable fault, @Context HttpHeaders headers) {
        Locale language = language(headers);
        ProblemDocument problem = ProblemDocument.of(ProblemKind.FAULT, language);
        LOG.errorf("Fault %s%s", problem.instance(), FaultTrace.of(fault));
        return Answers.problem(problem, language);
    }

    private static Locale language(HttpHeaders headers) {
        return AcceptedLanguage.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
