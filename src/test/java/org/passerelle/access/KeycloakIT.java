package org.passerelle.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service with a real identity provider. */
@QuarkusTest
@Tag("keycloak")
@TestProfile(Keycloak.Known.class)
final class KeycloakIT {

    private static final String PROGRAMME = "/v1/programmes/valais-coaching";

    Keycloak keycloak;

    @Test
    void token_withItsRole_opensItsPathsAndNoOthers() {
        String token = token("passerelle", "case-system");

        assertThat(decide(bearing(token))).isEqualTo(200);
        assertThat(bearing(token).get(PROGRAMME + "/files").statusCode()).isEqualTo(403);
        assertThat(bearing(token).get("/q/metrics").statusCode()).isEqualTo(403);
    }

    @Test
    void token_thatIsNotForThisService_opensNothing() {
        assertThat(decide(given())).isEqualTo(401);
        // Its account has the role, but the token was written for others.
        assertThat(decide(bearing(token("passerelle", "stranger")))).isEqualTo(401);
        // Of the same Keycloak, but another realm.
        assertThat(decide(bearing(administrator()))).isEqualTo(401);
    }

    @Test
    void token_byAKeyThatIsNewAtTheIssuer_counts() {
        String before = token("passerelle", "case-system");
        bearing(administrator())
                .contentType(ContentType.JSON)
                .body(
                        "{\"name\": \"new\", \"providerId\": \"rsa-generated\", \"providerType\": \"org.keycloak.keys.KeyProvider\","
                                + " \"config\": {\"priority\": [\"200\"]}}")
                .post(keycloak.address() + "/admin/realms/passerelle/components")
                .then()
                .statusCode(201);
        String after = token("passerelle", "case-system");

        assertThat(after.substring(0, after.indexOf('.'))).isNotEqualTo(before.substring(0, before.indexOf('.')));
        assertThat(decide(bearing(after))).isEqualTo(200);
        assertThat(decide(bearing(before))).isEqualTo(200);
    }

    private String token(String realm, String client) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", keycloak.secret())
                .post(keycloak.address() + "/realms/" + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private String administrator() {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", "admin")
                .formParam("password", keycloak.secret())
                .post(keycloak.address() + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static int decide(RequestSpecification request) {
        return request.contentType(ContentType.JSON)
                .body("{\"facts\": {}}")
                .post(PROGRAMME + "/decisions?explain=none")
                .statusCode();
    }

    private static RequestSpecification bearing(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
