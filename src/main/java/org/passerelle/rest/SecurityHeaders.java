package org.passerelle.rest;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.passerelle.access.Access;

/** What every answer tells a browser and whatever stands between; a page says more about itself. */
final class SecurityHeaders {

    private static final String POLICY = "Content-Security-Policy";

    private static final String EVERYTHING_FORBIDDEN =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SWAGGER = "/q/swagger-ui";

    /* Its page holds scripts and styles: they come from the build, and it shows nothing that a caller wrote. */
    private static final String WHAT_SWAGGER_NEEDS =
            "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String A_YEAR = "max-age=31536000";

    private SecurityHeaders() {}

    static void put(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        // A page has a policy of its own, which would not take the place of this one.
        context.addHeadersEndHandler(any -> putPolicyIfAbsent(context));
        if (Access.of(context.normalizedPath()) != Access.OPEN) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", A_YEAR);
        }
    }

    private static void putPolicyIfAbsent(RoutingContext context) {
        if (!context.response().headers().contains(POLICY)) {
            boolean isSwagger = context.normalizedPath().startsWith(SWAGGER);
            context.response().headers().set(POLICY, isSwagger ? WHAT_SWAGGER_NEEDS : EVERYTHING_FORBIDDEN);
        }
    }
}
