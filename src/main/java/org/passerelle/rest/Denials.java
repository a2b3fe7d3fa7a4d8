package org.passerelle.rest;

import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemKind;

/** How callers are told that they may not pass: as RFC 6750 wants it, and never what was wrong with a token. */
final class Denials {

    private static final String CHALLENGE = "Bearer realm=\"passerelle\"";

    private static final String TOKEN_REFUSED = CHALLENGE + ", error=\"invalid_token\"";

    private Denials() {}

    /** Returns the kind of problem that a failure is; null when callers have nothing to do with it. */
    static @Nullable ProblemKind kind(@Nullable Throwable failure) {
        if (failure instanceof AuthenticationException) {
            return ProblemKind.UNAUTHORIZED;
        }
        return failure instanceof ForbiddenException ? ProblemKind.FORBIDDEN : null;
    }

    static void prepare(RoutingContext context, ProblemKind kind) {
        if (kind == ProblemKind.UNAUTHORIZED) {
            boolean hasSentOne = context.request().headers().contains(HttpHeaders.AUTHORIZATION);
            context.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, hasSentOne ? TOKEN_REFUSED : CHALLENGE);
        }
        if (!context.request().isEnded()) {
            // A body that nobody reads would keep the connection from taking the next request.
            context.request().resume();
        }
    }
}
