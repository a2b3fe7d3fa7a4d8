package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.rest.Cases.DECISIONS;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.access.Access;

/** What answers say to browsers and to what stands between, and what they do not say to attackers. */
@QuarkusTest
final class SecurityHeadersIT {

    private static final String PROGRAMME = "/v1/programmes/valais-coaching";

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/programmes,                             */*,       200",
        "GET,    /v1/programmes/valais-coaching/rules,       text/html, 200",
        "GET,    /v1/programmes/valais-coaching/files,       */*,       200",
        "POST,   /v1/programmes/valais-coaching/decisions,   */*,       200",
        "POST,   /v1/programmes/valais-coaching/decisions,   text/html, 200",
        "POST,   /v1/programmes/valais-coaching/decisions,   image/png, 406",
        "POST,   /v1/programmes/valais-coaching/changes,     */*,       422",
        "GET,    /v1/programmes/none,                        */*,       404",
        "DELETE, /v1/programmes,                             */*,       405",
        "GET,    /workbench,                                 text/html, 200",
        "GET,    /workbench/valais-coaching/edit,            text/html, 200",
        "GET,    /workbench/assets/assets.properties,        */*,       200",
        "GET,    /q/health,                                  */*,       200",
        "GET,    /q/metrics,                                 */*,       200",
        "GET,    /q/openapi,                                 */*,       200",
        "GET,    /q/swagger-ui/,                             */*,       200",
        "GET,    /none,                                      */*,       404",
    })
    void answer_isFramedSniffedAndSentOnByNobody(String method, String path, String accept, int status) {
        Response answer = Cases.json().accept(accept).body("{\"facts\": {}}").request(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().getValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().getValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().getValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action '")
                .satisfies(policy -> assertThat(path.contains("swagger")
                                || !policy.matches(".*script-src[^;]*(unsafe|\\*|http|data:).*"))
                        .isTrue());
        assertThat(answer.headers().asList())
                .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "server", "x-powered-by", "via", "access-control-allow-origin", "strict-transport-security");
        assertThat(answer.headers().toString()).doesNotContainIgnoringCase("quarkus", "vert.x", "netty");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/programmes/valais-coaching/decisions",
        "POST, /v1/programmes/valais-coaching/decisions/batch",
        "POST, /v1/programmes/valais-coaching/changes",
        "POST, /v1/programmes/valais-coaching/drafts/check",
        "GET,  /v1/programmes/valais-coaching/files",
        "GET,  /workbench",
        "GET,  /q/metrics",
        "GET,  /none",
    })
    void answer_thatIsNotForEverybody_isKeptByNobody(String method, String path) {
        Response answer = Cases.json().body("{\"facts\": {}}").request(method, path);

        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void answer_thatIsForEverybody_mayBeKept() {
        assertThat(given().get(PROGRAMME + "/rules").header("Cache-Control")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void form_ofAnotherSite_isRefused(String type) throws IOException, InterruptedException {
        for (String path : List.of("/decisions", "/decisions/batch", "/changes", "/drafts/check")) {
            HttpRequest request = HttpRequest.newBuilder(Cases.server().resolve(PROGRAMME + path))
                    .header("Origin", "https://elsewhere.example")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("{\"facts\": {}}"))
                    .build();

            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(path).isEqualTo(415);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /v1/programmes",
        "GET,     /workbench",
        "GET,     /q/metrics",
        "GET,     /nowhere",
        "OPTIONS, /v1/programmes/valais-coaching/decisions",
        "POST,    /v1/programmes/valais-coaching/decisions",
        "POST,    /v1/programmes/valais-coaching/drafts/check",
    })
    void page_whoseNameWasMadeToMeanThisMachine_getsNothing(String method, String path) {
        Response answer = Cases.json()
                .header("Host", "rebound.example:" + Cases.server().getPort())
                .body("{\"facts\": {}}")
                .request(method, path);

        assertThat(answer.statusCode()).isEqualTo(421);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.<String>path("type")).endsWith("/misdirected-request");
        assertThat(answer.asString()).doesNotContain("rebound");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]", "[::1]:8080", "work.localhost:8080"})
    void page_calledByANameOfThisMachine_isGiven(String name) {
        assertThat(given().header("Host", name).get("/v1/programmes").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/", "/q/health/live"})
    void probe_byTheAddressOfAContainer_isAnswered(String path) {
        assertThat(given().header("Host", "10.1.2.3:8080").get(path).statusCode())
                .isNotEqualTo(421);
    }

    @Test
    void script_ofAnotherSite_isNotInvited() {
        Response answer = given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(DECISIONS);

        assertThat(answer.headers().asList())
                .noneMatch(header -> header.getName().toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/workbench/assets/",
                "/workbench/assets",
                "/META-INF/",
                "/META-INF/openapi.yaml",
                "/application.properties",
                "/workbench/assets/../../application.properties",
                "/workbench/assets/%2e%2e/%2e%2e/application.properties",
                "/q/info",
                "/q/dev-ui",
                "/q/arc",
            })
    void folder_isNotShown(String path) {
        assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void path_thatIsServed_hasARole() {
        assertThat(ServedPaths.templates()).isNotEmpty().allSatisfy(template -> assertThat(
                        Access.of(template.replaceAll("\\{[^}]+}", "x")))
                .as(template)
                .isNotEqualTo(Access.CLOSED));
    }
}
