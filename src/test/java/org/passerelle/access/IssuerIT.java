package org.passerelle.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What depends on the issuer of tokens: where it puts roles, and when it changes its key. */
@QuarkusTest
@TestProfile(Callers.KnownByAnotherClaim.class)
final class IssuerIT {

    private static final Map<String, List<String>> DECIDE = Map.of("roles", List.of("decide"));

    Issuer issuer;

    @Test
    void token_withRolesInTheClaimOfTheSettings_hasThoseAndNoOthers() {
        String token = Token.of(issuer, "audit").claim("realm_access", DECIDE).signed();

        assertThat(decide(token)).isEqualTo(200);
        assertThat(given().header("Authorization", "Bearer " + token)
                        .get("/q/metrics")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void token_withRolesInOtherClaims_opensNothing() {
        Map<String, Token> tokens = Map.of(
                "groups", Token.of(issuer, "decide"),
                "groups beside none", Token.of(issuer, "decide").claim("realm_access", Map.of("roles", List.of())),
                "the path as a name", token().claim("realm_access/roles", List.of("decide")),
                "roles", token().claim("roles", List.of("decide")),
                "scope", token().claim("scope", "decide"),
                "of a client", token().claim("resource_access", Map.of("passerelle", DECIDE)),
                "the claim itself", token().claim("realm_access", List.of("decide")),
                "mapped from groups", Token.of(issuer, "clerk").claim("roleMappings", Map.of("clerk", "decide")));

        assertThat(tokens)
                .allSatisfy((name, token) -> assertThat(decide(token.signed())).isEqualTo(403));
    }

    @Test
    void key_thatTheIssuerChanges_isFetchedOnceAndTheOneBeforeWithdrawn() throws InterruptedException {
        String before = token().claim("realm_access", DECIDE).signed();
        assertThat(decide(before)).isEqualTo(200);
        letKeysAge();
        int fetched = issuer.fetched();

        issuer.changeKey();
        String after = token().claim("realm_access", DECIDE).signed();

        assertThat(decide(before)).as("while the service has no reason to ask").isEqualTo(200);
        assertThat(decide(after)).isEqualTo(200);
        letKeysAge();
        assertThat(decide(before)).isEqualTo(401);
        assertThat(decide(after)).isEqualTo(200);
        assertThat(issuer.fetched() - fetched).isEqualTo(1);
    }

    /** Keys that were fetched a moment ago are not fetched again, whatever the settings say. */
    private static void letKeysAge() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(500);
    }

    private Token token() {
        return Token.of(issuer).without("groups");
    }

    private static int decide(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"facts\": {}}")
                .post("/v1/programmes/valais-coaching/decisions?explain=none")
                .statusCode();
    }
}
