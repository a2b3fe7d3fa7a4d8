package org.passerelle.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Keycloak, started from its distribution with a realm made for the test; see the Maven profile of that name. */
public final class Keycloak implements QuarkusTestResourceLifecycleManager {

    /** Secret of every client and password of the administrator. */
    private final String secret = UUID.randomUUID().toString();

    private final int port = freePort();
    private Process process;

    /** The service with Keycloak for its issuer. */
    public static final class Known implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Keycloak.class));
        }
    }

    @Override
    public Map<String, String> start() {
        Path home = Path.of(System.getProperty("passerelle.keycloak"));
        try {
            // What an earlier run left knows another secret.
            deleteAll(home.resolve("data"));
            Path realms = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(realms.resolve("passerelle-realm.json"), realm());
            ProcessBuilder builder = new ProcessBuilder(
                    "sh",
                    home.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--import-realm",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--http-management-port=" + freePort());
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", secret);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(home.resolve("log.txt").toFile())
                    .start();
            awaitStart();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String issuer = address() + "/realms/passerelle";
        return Map.of(
                "PASSERELLE_TOKEN_ISSUER",
                issuer,
                "PASSERELLE_TOKEN_KEYS",
                issuer + "/protocol/openid-connect/certs",
                "PASSERELLE_TOKEN_ROLES",
                "realm_access/roles");
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /* Two clients that speak for themselves: one whose tokens are for this service, one whose are not. */
    private String realm() {
        return """
                {"realm": "passerelle", "enabled": true,
                 "roles": {"realm": [{"name": "decide"}, {"name": "analyse"}, {"name": "audit"}]},
                 "clients": [%s, %s],
                 "users": [%s, %s]}""".formatted(
                client("case-system", """
                        [{"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
                          "config": {"included.custom.audience": "passerelle", "access.token.claim": "true"}}]"""), client("stranger", "[]"), account("case-system"), account("stranger"));
    }

    private String client(String id, String mappers) {
        return """
                {"clientId": "%s", "secret": "%s", "serviceAccountsEnabled": true, "standardFlowEnabled": false,
                 "publicClient": false, "protocolMappers": %s}""".formatted(id, secret, mappers);
    }

    private static String account(String client) {
        return """
                {"username": "service-account-%s", "enabled": true, "serviceAccountClientId": "%s", "realmRoles": ["decide"]}""".formatted(client, client);
    }

    private void awaitStart() throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(address() + "/realms/passerelle/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(10))
                .build();
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                Thread.sleep(1000);
            } catch (IOException notYet) {
                sleep();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException("Keycloak did not start; see log.txt in its folder");
    }

    private static void sleep() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    String secret() {
        return secret;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Keycloak.class));
    }

    @Override
    public void stop() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
