package org.passerelle.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.passerelle.access.HostNames;
import org.passerelle.decision.Faults;
import org.passerelle.decision.Json;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;

/**
 * Answers, with a problem document, what the resources never see: announced bodies over the limit, requests meant for others, callers who may not pass,
 * paths that nobody serves, and requests at which the server itself fails.
 */
@Singleton
final class OuterRoutes {

    /** Configuration property: the most bytes that a body may have. */
    static final String BODY_LIMIT = "passerelle.limits.body";

    private static final int BEFORE_ANY_ROUTE = 100;

    private static final int DIGITS_OF_LONG = Long.toString(Long.MAX_VALUE).length();

    private final HostNames names;
    private final int limit;
    private final int limitOfDrafts;

    @Inject
    OuterRoutes(
            HostNames names,
            @ConfigProperty(name = BODY_LIMIT) int limit,
            @ConfigProperty(name = DraftResource.BODY_LIMIT) int limitOfDrafts) {
        this.names = names;
        this.limit = limit;
        this.limitOfDrafts = limitOfDrafts;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ANY_ROUTE);
    }

    private void check(RoutingContext context) {
        if (!isMeant(context)) {
            Denials.prepare(context, ProblemKind.MISDIRECTED_REQUEST);
            answer(context, ProblemKind.MISDIRECTED_REQUEST);
            return;
        }
        if (context.request().headers().getAll(HttpHeaders.HOST).size() > 1) {
            // RFC 9112, section 3.2: one of them might be what somebody before the service looked at.
            answer(context, ProblemKind.REFUSED);
            return;
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // The server itself refuses a length that is no number.
        if (length != null && (length.length() >= DIGITS_OF_LONG || Long.parseLong(length) > limit(context))) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(context, ProblemKind.CONTENT_TOO_LARGE);
            return;
        }
        ProblemKind refusal = TypeHeaders.settle(context.request());
        if (refusal == null) {
            context.next();
        } else {
            answer(context, refusal);
        }
    }

    /** Probes call by addresses that nobody can know before; what they are told is no secret. */
    private boolean isMeant(RoutingContext context) {
        HostAndPort called = context.request().authority();
        return called == null
                || names.admits(called.host())
                || (context.normalizedPath() + "/").startsWith("/q/health/");
    }

    private long limit(RoutingContext context) {
        String path = context.normalizedPath();
        if (BatchResource.serves(path)) {
            // Its lines have limits of their own.
            return Long.MAX_VALUE;
        }
        return DraftResource.serves(path) ? limitOfDrafts : limit;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(OuterRoutes::begin).failureHandler(OuterRoutes::fail);
        router.route().last().handler(context -> answer(context, ProblemKind.NOT_FOUND));
    }

    private static void begin(RoutingContext context) {
        SecurityHeaders.put(context);
        context.next();
    }

    private static void fail(RoutingContext context) {
        if (context.failure() instanceof RejectedExecutionException) {
            // No thread is free, and no place to wait for one.
            refuse(context);
            return;
        }
        ProblemKind denial = Denials.kind(context.failure());
        int status = context.statusCode();
        Locale language = language(context);
        if (denial != null) {
            Denials.prepare(context, denial);
            answer(context, denial);
        } else if (status >= 400 && status < 500) {
            answer(context, ProblemDocument.of(ProblemKind.of(status), status, language), language);
        } else {
            answer(context, Faults.logged(context.failure(), language), language);
        }
    }

    /** Says that the service is busy, and when to try again. */
    static void refuse(RoutingContext context) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Answers.SECONDS_TO_RETRY);
        Denials.prepare(context, ProblemKind.UNAVAILABLE);
        answer(context, ProblemKind.UNAVAILABLE);
    }

    private static void answer(RoutingContext context, ProblemKind kind) {
        Locale language = language(context);
        answer(context, ProblemDocument.of(kind, language), language);
    }

    private static void answer(RoutingContext context, ProblemDocument problem, Locale language) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .putHeader(HttpHeaders.VARY, Answers.NEGOTIATED)
                .end(Buffer.buffer(Json.bytes(problem)));
    }

    private static Locale language(RoutingContext context) {
        return AcceptedLanguage.of(context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
