package org.passerelle.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;

/** Lets a request pass when its caller has the role that its path asks for; every request, when the service cannot tell who calls. */
@Singleton
final class AccessPolicy implements HttpSecurityPolicy {

    private final Identification identification;

    @Inject
    AccessPolicy(Identification identification) {
        this.identification = identification;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> caller, AuthorizationRequestContext context) {
        if (!identification.isPossible()) {
            return CheckResult.permit();
        }
        Access access = Access.of(request.normalizedPath());
        if (access == Access.OPEN) {
            return CheckResult.permit();
        }
        // What fails goes on to whoever answers failures. Left alone, the platform would answer without a body.
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, (BiConsumer<RoutingContext, Throwable>) AccessPolicy::passOn);
        return caller.onItem().transformToUni(identity -> check(identity, access));
    }

    private static void passOn(RoutingContext request, Throwable failure) {}

    private Uni<CheckResult> check(SecurityIdentity caller, Access access) {
        if (caller.isAnonymous()) {
            // For a token one can ask in HTTP, for a certificate one cannot.
            return Uni.createFrom()
                    .failure(identification.byToken() ? new AuthenticationFailedException() : new ForbiddenException());
        }
        return access.isGrantedTo(caller) ? CheckResult.permit() : CheckResult.deny();
    }
}
