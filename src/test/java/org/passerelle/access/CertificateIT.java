package org.passerelle.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who has which client certificate, and what it opens. */
@QuarkusTest
@TestProfile(Callers.Known.class)
final class CertificateIT {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    Certificates authority;

    @TestHTTPResource(value = "/", tls = true)
    URI server;

    @Test
    void certificate_withTheRole_opensItsPathsAndNoOthers() throws Exception {
        Certificates.Identity own = authority.identity("case-system", AN_HOUR);

        HttpResponse<String> decision = decide(own);
        assertThat(decision.statusCode()).isEqualTo(200);
        assertThat(decision.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(send(own, HttpRequest.newBuilder(server.resolve("/q/metrics")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void certificate_withoutARole_opensNothing() throws Exception {
        HttpResponse<String> answer = decide(authority.identity("somebody", AN_HOUR));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("problems/forbidden").doesNotContain("somebody");
    }

    @Test
    void certificate_notSent_isAskedForAToken() throws Exception {
        HttpResponse<String> answer = decide(null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void certificate_ofAnAuthorityOfTheSameName_doesNotConnect() {
        Certificates.Identity forged = new Certificates("authority").identity("case-system", AN_HOUR);

        assertThatThrownBy(() -> decide(forged)).isInstanceOf(IOException.class);
    }

    @Test
    void certificate_expired_doesNotConnect() {
        Certificates.Identity expired = authority.identity("case-system", Duration.ofMinutes(-5));

        assertThatThrownBy(() -> decide(expired)).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> decide(Certificates.Identity own) throws Exception {
        return send(
                own,
                HttpRequest.newBuilder(server.resolve("/v1/programmes/valais-coaching/decisions?explain=none"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"facts\": {}}")));
    }

    private HttpResponse<String> send(Certificates.Identity own, HttpRequest.Builder request) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(authority.client(own)).build();
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}
