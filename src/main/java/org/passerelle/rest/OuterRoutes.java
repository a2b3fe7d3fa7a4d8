package org.passerelle.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers, with a problem document, what the resources never see: announced bodies over the limit, and paths that nobody serves. */
@Singleton
final class OuterRoutes {

    /** Configuration property: the most bytes that a body may have. */
    static final String BODY_LIMIT = "passerelle.limits.body";

    private static final int BEFORE_ANY_ROUTE = 100;

    private final int limit;

    @Inject
    OuterRoutes(@ConfigProperty(name = BODY_LIMIT) int limit) {
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ANY_ROUTE);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // The server itself refuses a length that is no number.
        if (length != null
                && length.length() < Long.toString(Long.MAX_VALUE).length()
                && Long.parseLong(length) > limit) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, ProblemKind.CONTENT_TOO_LARGE);
        } else {
            context.next();
        }
    }

    void register(@Observes Router router) {
        router.route().last().handler(context -> answer(context, ProblemKind.NOT_FOUND));
    }

    private static void answer(RoutingContext context, ProblemKind kind) {
        Locale language = AcceptedLanguage.of(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        context.response()
                .setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .end(Buffer.buffer(Json.bytes(ProblemDocument.of(kind, language))));
    }
}
