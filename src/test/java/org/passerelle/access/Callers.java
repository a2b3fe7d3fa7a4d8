package org.passerelle.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts the service so that it can tell who calls: an issuer of tokens and an authority for client certificates, made for the test. */
public final class Callers implements QuarkusTestResourceLifecycleManager {

    private final Issuer issuer = new Issuer();
    private final Certificates authority = new Certificates("authority");

    /** The service with such callers. */
    public static final class Known implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Callers.class));
        }
    }

    /** The same, with an issuer who puts roles where Keycloak does. */
    public static final class KnownByAnotherClaim implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Callers.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("PASSERELLE_TOKEN_ROLES", "realm_access/roles");
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createDirectories(Path.of("target/callers"));
            Path roles = folder.resolve("roles.properties");
            Files.writeString(roles, "case-system=decide\n");
            Path trusted = folder.resolve("authority.pem");
            authority.write(trusted);
            Path certificate = folder.resolve("server.pem");
            Path key = folder.resolve("server.key");
            Certificates.write(authority.identity("server", Duration.ofHours(1)), certificate, key);
            return Map.of(
                    "PASSERELLE_TOKEN_ISSUER",
                    issuer.address(),
                    "PASSERELLE_TOKEN_KEYS",
                    issuer.addressOfKeys(),
                    Identification.CERTIFICATES,
                    roles.toString(),
                    "quarkus.tls.key-store.pem.0.cert",
                    certificate.toString(),
                    "quarkus.tls.key-store.pem.0.key",
                    key.toString(),
                    "quarkus.tls.trust-store.pem.certs",
                    trusted.toString(),
                    "quarkus.http.test-ssl-port",
                    "0");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(Issuer.class));
        injector.injectIntoFields(authority, new TestInjector.MatchesType(Certificates.class));
    }

    @Override
    public void stop() {
        issuer.close();
    }
}
