package org.passerelle.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.LogKeeper;

/** Who has which token, and what it opens. */
@QuarkusTest
@TestProfile(Callers.Known.class)
final class TokenIT {

    private static final String PROGRAMME = "/v1/programmes/valais-coaching";
    private static final String DECISIONS = PROGRAMME + "/decisions";

    Issuer issuer;

    private final LogKeeper log = new LogKeeper("io.quarkus.vertx.http", "io.quarkus.security", "org.passerelle");

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void log_holdsNothingOfTokens() {
        log.stop();
        assertThat(log.entries()).noneMatch(entry -> entry.contains(Token.SUBJECT) || entry.contains("eyJ"));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /decisions,       decide",
        "POST, /decisions/batch, decide",
        "POST, /changes,         decide",
        "GET,  /files,           analyse",
        "POST, /drafts/check,    analyse",
        "GET,  /workbench,       analyse",
        "GET,  /q/metrics,       audit",
    })
    void path_isOpenToItsRoleOnly(String method, String path, String role) {
        String address = path.startsWith("/q") || path.startsWith("/work") ? path : PROGRAMME + path;
        assertRefused(given().request(method, address), 401, "unauthorized");
        for (String held : List.of("decide", "analyse", "audit", "admin")) {
            Response answer = bearing(Token.of(issuer, held).signed()).request(method, address);
            if (held.equals(role)) {
                // Without a body of the right type: all that counts is that it got there.
                assertThat(answer.statusCode()).isIn(200, 415);
            } else {
                assertRefused(answer, 403, "forbidden");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/programmes",
                PROGRAMME,
                PROGRAMME + "/schema",
                PROGRAMME + "/rules",
                "/q/health/live",
                "/q/openapi",
                "/q/swagger-ui/"
            })
    void path_ofWhatIsPublished_asksForNothing(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(200);
        assertThat(bearing("garbage").get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/programmes/valais-coaching/other", "/q/dev-ui", "/none"})
    void path_thatNobodyNamed_isClosed(String path) {
        assertRefused(given().get(path), 401, "unauthorized");
        assertRefused(
                bearing(Token.of(issuer, "decide", "analyse", "audit", "open", "closed")
                                .signed())
                        .get(path),
                403,
                "forbidden");
    }

    @Test
    void token_withoutRoles_opensNothing() {
        assertRefused(decide(bearing(Token.of(issuer).signed())), 403, "forbidden");
        assertRefused(decide(bearing(Token.of(issuer).without("groups").signed())), 403, "forbidden");
        assertRefused(decide(bearing(Token.of(issuer).claim("groups", 1).signed())), 403, "forbidden");
        Token elsewhere = Token.of(issuer, "clerk")
                .claim("realm_access", Map.of("roles", List.of("decide")))
                .claim("roleMappings", Map.of("clerk", "decide"));
        assertRefused(decide(bearing(elsewhere.signed())), 403, "forbidden");
    }

    @Test
    void challenge_saysWhetherATokenWasSent() {
        assertThat(decide(given()).header("WWW-Authenticate")).isEqualTo("Bearer realm=\"passerelle\"");
        assertThat(decide(bearing("garbage")).header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"passerelle\", error=\"invalid_token\"");
    }

    @Test
    void token_thatIsNotRight_isRefusedWithoutAReason() {
        Map<String, String> tokens = Forgeries.of(issuer);
        int before = issuer.fetched();

        assertThat(tokens).allSatisfy((name, token) -> {
            Response answer = decide(bearing(token).header("Accept-Language", "en"));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).endsWith("error=\"invalid_token\"");
            assertThat(answer.asString().replaceAll("urn:uuid:[0-9a-f-]+", ""))
                    .isEqualTo("{\"type\":\"https://passerelle.example/problems/unauthorized\","
                            + "\"title\":\"The service must know who calls\",\"status\":401,\"instance\":\"\"}");
        });
        assertThat(issuer.fetched() - before)
                .as("keys fetched for unknown ones")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void token_sentInAnotherWay_doesNotCount() {
        String token = Token.of(issuer, "decide").signed();

        assertRefused(decide(given().header("Authorization", "Basic " + token)), 401, "unauthorized");
        assertRefused(decide(given().header("Authorization", token)), 401, "unauthorized");
        assertRefused(decide(given().queryParam("access_token", token)), 401, "unauthorized");
        assertRefused(decide(given().cookie("access_token", token)), 401, "unauthorized");
        assertRefused(decide(given().header("X-Forwarded-Access-Token", token)), 401, "unauthorized");
        assertThat(decide(bearing(token)).statusCode()).isEqualTo(200);
    }

    private static Response decide(RequestSpecification request) {
        return request.contentType("application/json").body("{\"facts\": {}}").post(DECISIONS + "?explain=none");
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void assertRefused(Response answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.<String>path("type")).endsWith("/" + type);
        assertThat(answer.jsonPath().getMap("$")).containsOnlyKeys("type", "title", "status", "instance");
    }
}
