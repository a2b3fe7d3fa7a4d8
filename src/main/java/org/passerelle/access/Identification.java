package org.passerelle.access;

import io.quarkus.vertx.http.security.HttpSecurity;
import io.quarkus.vertx.http.security.MTLS;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the service can tell who calls: by tokens of an issuer, by client certificates, by both, or not at all. */
@Singleton
final class Identification {

    /** Configuration property: who writes tokens. */
    static final String ISSUER = "passerelle.tokens.issuer";

    /** Configuration property: where the keys are by which tokens are signed. */
    static final String KEYS = "passerelle.tokens.keys";

    /** Configuration property: a file with a line {@code name=role,role} for the subject of each client certificate. */
    static final String CERTIFICATES = "quarkus.http.auth.certificate-role-properties";

    private final boolean byToken;
    private final boolean byCertificate;

    @Inject
    Identification(
            @ConfigProperty(name = ISSUER) String issuer,
            @ConfigProperty(name = KEYS) String keys,
            @ConfigProperty(name = CERTIFICATES) Optional<String> certificates) {
        this.byToken = Setting.isNamed(issuer) || Setting.isNamed(keys);
        this.byCertificate = certificates.isPresent();
    }

    boolean byToken() {
        return byToken;
    }

    boolean byCertificate() {
        return byCertificate;
    }

    boolean isPossible() {
        return byToken || byCertificate;
    }

    void configure(@Observes HttpSecurity security) {
        if (byCertificate) {
            security.mechanism(MTLS.request());
        }
    }
}
