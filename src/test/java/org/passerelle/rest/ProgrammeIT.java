package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says of its programmes and rules. */
@QuarkusTest
final class ProgrammeIT {

    private static final String VALAIS = "/v1/programmes/valais-coaching";

    @Test
    void programmes_areListedWithTitlesAndEditions() {
        given().get("/v1/programmes")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Vary", "Accept, Accept-Language")
                .body("id", hasItem("valais-coaching"))
                .body("find { it.id == 'valais-coaching' }.titles.keySet()", hasItems("fr", "de", "en"))
                .body("comparison.whoIsItFor.fr", everyItem(not(emptyString())))
                .body("comparison.whoDecides.de", everyItem(not(emptyString())))
                .body("comparison.whoPays.en", everyItem(not(emptyString())))
                .body("comparison.howLong.fr", everyItem(not(emptyString())))
                .body("find { it.id == 'valais-coaching' }.jurisdiction", equalTo("CH-VS"))
                .body("find { it.id == 'valais-coaching' }.provenance", equalTo("NORMATIVE"))
                .body("find { it.id == 'valais-coaching' }.editions[0].inForceFrom", equalTo("2021-07-01"))
                .body("find { it.id == 'valais-coaching' }.editions[0].inForceTo", equalTo(null))
                .body(
                        "find { it.id == 'valais-coaching' }.editions[0].rulesDigest",
                        Matchers.matchesPattern("sha256:[0-9a-f]{64}"));
    }

    @Test
    void programme_hasDecisionsAssumptionsAndSources() {
        given().header("Accept-Language", "en")
                .get(VALAIS)
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .body("id", equalTo("valais-coaching"))
                .body("decisions.decision", hasItem("FundingSource"))
                .body("decisions.rows", everyItem(greaterThan(0)))
                .body(
                        "assumptions.find { it.id == 'A-AUTH' }.text",
                        equalTo("Any exchange of data needs a signed authorisation."))
                .body("sources.id", hasItem("vs-descriptif-coaching"))
                .body("sources.locators", everyItem(not(hasSize(0))));
    }

    @Test
    void schema_ofFacts_isASchemaThatAcceptsTheExampleAndNothingElse() throws IOException {
        byte[] bytes = given().get(VALAIS + "/schema").asByteArray();
        JsonNode schema = Document.JSON.readTree(bytes);
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asText()).endsWith(VALAIS + "/schema");
        assertThat(factory.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema))
                .isEmpty();
        assertThat(factory.getSchema(schema).validate(Cases.example().get("facts")))
                .isEmpty();
        assertThat(factory.getSchema(schema).validate(Document.JSON.readTree("{\"legal\": {\"age\": \"52\"}}")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"valais-coaching", "sion-pilot", "cote-dor", "brest-mesp", "saint-lo-pastel", "besancon-planoise"
            })
    void outcomes_ofAnAnswer_areAsTheProgrammeSays(String programme) throws IOException {
        String path = "/v1/programmes/" + programme;
        JsonNode described = Document.JSON.readTree(given().get(path).asByteArray());
        String day = described.path("editions").path(0).path("inForceFrom").asText();
        JsonNode answer = Document.JSON.readTree(Cases.json()
                .body(
                        programme.equals("valais-coaching")
                                ? Cases.example().toString()
                                : "{\"decisionDate\": \"" + day + "\", \"facts\": {}}")
                .post(path + "/decisions")
                .asByteArray());
        com.networknt.schema.JsonSchema schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(described.get("outcomes"));
        ObjectNode outcomes = (ObjectNode) answer.get("outcomes");

        assertThat(outcomes.size())
                .isEqualTo(described.at("/outcomes/properties").size());
        assertThat(schema.validate(outcomes)).isEmpty();
        assertThat(schema.validate(outcomes.put("other", 1))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*/*,                                                application/schema+json",
        "application/schema+json,                            application/schema+json",
        "application/json,                                   application/json",
        "'application/json, application/schema+json;q=0.5',  application/json",
    })
    void schema_comesInTheMediaTypeAskedFor(String accept, String type) {
        given().accept(accept).get(VALAIS + "/schema").then().statusCode(200).contentType(equalTo(type));
    }

    @Test
    void rules_areAllListed() {
        List<String> ids =
                given().get(VALAIS + "/rules").then().statusCode(200).extract().path("id");

        assertThat(ids)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(200)
                .contains("social-aid-check.1", "tandem-one-cms-social-worker");
    }

    @Test
    void rule_isShownAsWrittenWithItsLegalBasisAndTexts() {
        given().header("Accept-Language", "de")
                .get(VALAIS + "/rules/social-aid-check.1")
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .body("decision", equalTo("SocialAidCheck"))
                .body("kind", equalTo("TABLE_ROW"))
                .body("conditions[0].expression", equalTo("socialAid.drawsSocialAid"))
                .body("conditions[0].test", equalTo("false"))
                .body("outputs[0].value", equalTo("\"NOT_APPLICABLE\""))
                .body("legalBasis[0].locator", equalTo("R7"))
                .body("texts.keySet()", hasItems("fr", "de", "en"));
    }

    @Test
    void rule_onFindings_hasSeverityAndCondition() {
        given().get(VALAIS + "/rules/tandem-one-cms-social-worker")
                .then()
                .statusCode(200)
                .body("kind", equalTo("FINDING"))
                .body("severity", equalTo("ERROR"))
                .body("conditions", hasSize(1))
                .body("outputs", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/programmes/none",
                "/v1/programmes/none/schema",
                "/v1/programmes/none/rules",
                "/v1/programmes/none/rules/social-aid-check.1",
                "/v1/programmes/Valais-Coaching",
                VALAIS + "/rules/none",
                VALAIS + "/rules/social-aid-check",
                VALAIS + "/none",
                "/v1",
                "/v2/programmes",
                "/",
            })
    void path_thatLeadsNowhere_is404(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/not-found"))
                .body("errors", equalTo(null));
    }

    @Test
    void head_isAnsweredLikeGetWithoutBody() {
        given().head(VALAIS)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo(""));
    }
}
