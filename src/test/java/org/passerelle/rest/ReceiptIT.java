package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
final class ReceiptIT {

    private static final String VERIFY = "/v1/receipts/verify";

    private static ObjectNode marked() {
        ObjectNode body = Cases.example();
        ((ObjectNode) body.at("/facts/measures/0"))
                .put("providerCanton", "marked-canton")
                .put("id", "marked-id")
                .put("code", "marked-code");
        ((ObjectNode) body.at("/facts/legal")).put("age", 87);
        return body;
    }

    private static Response decide(ObjectNode body, String explain) {
        return Cases.json()
                .queryParam("explain", explain)
                .queryParam("receipt", true)
                .body(body.toString())
                .post(Cases.DECISIONS);
    }

    private static String receipt(ObjectNode body, String explain) {
        return decide(body, explain).then().statusCode(200).extract().path("receipt");
    }

    private static ValidatableResponse verify(ObjectNode body, String receipt) {
        return Cases.json()
                .body(body.put("receipt", receipt).toString())
                .post(VERIFY)
                .then();
    }

    @Test
    void answer_hasAReceiptOnlyWhenWanted() {
        Cases.decide(Cases.example().toString()).then().body("receipt", nullValue());

        assertThat(receipt(Cases.example(), "short")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void receipt_alone_isGenuineAndNamesTheRules() {
        Response decided = decide(marked(), "short");
        ObjectNode body = Cases.example();
        body.removeAll();
        verify(body, decided.path("receipt"))
                .statusCode(200)
                .body("signature", is("VALID"))
                .body("caseId", is("NOT_COMPARED"))
                .body("facts", is("NOT_COMPARED"))
                .body("rules", is("SAME"))
                .body("answer", is("NOT_COMPARED"))
                .body("receipt.decisionId", is((String) decided.path("decisionId")))
                .body("receipt.rules", hasItem((String) decided.path("explanation.reasons[0].rule")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "short", "full"})
    void receipt_withTheFacts_isReplayedByteByByte(String explain) {
        ObjectNode body = marked();
        String receipt = receipt(body, explain);
        body.remove("decisionDate");
        verify(body, receipt)
                .statusCode(200)
                .body("facts", is("SAME"))
                .body("rules", is("SAME"))
                .body("decisionDate", is("SAME"))
                .body("answer", is("SAME"))
                .body("differences", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eligibility,disposition", "disposition,eligibility", "measures,disposition,dataExchange"})
    void receipt_ofSomeOutcomes_isReplayedHoweverTheyAreNamed(String outcomes) throws IOException {
        String body = "{\"decisionDate\": \"2026-11-23\", \"facts\": {\"authorisation\": {\"signed\": true}}}";
        String receipt = Cases.json()
                .queryParam("receipt", true)
                .queryParam("outcomes", outcomes)
                .body(body)
                .post(Cases.DECISIONS)
                .then()
                .statusCode(200)
                .extract()
                .path("receipt");

        verify((ObjectNode) new ObjectMapper().readTree(body), receipt)
                .body("facts", is("SAME"))
                .body("answer", is("SAME"));
    }

    @Test
    void receipt_withOtherFacts_isOfOthers_andTheyAreNotDecided() {
        ObjectNode body = Cases.example();
        String receipt = receipt(body, "short");
        ((ObjectNode) body.at("/facts/assessment")).put("realisticPotential", false);
        verify(body, receipt)
                .body("signature", is("VALID"))
                .body("facts", is("DIFFERENT"))
                .body("rules", is("SAME"))
                .body("answer", is("NOT_COMPARED"))
                .body("replayed", nullValue());
    }

    @Test
    void receipt_withAnotherNameOfTheCase_saysSo() {
        ObjectNode body = Cases.example();
        String receipt = receipt(body, "short");
        verify(body, receipt).body("caseId", is("SAME")).body("answer", is("SAME"));
        verify(body.put("caseId", "another"), receipt)
                .body("caseId", is("DIFFERENT"))
                .body("answer", is("SAME"));
    }

    @Test
    void receipt_withAnotherDay_saysSo() {
        ObjectNode body = Cases.example();
        String receipt = receipt(body, "short");
        verify(body.put("decisionDate", "2026-11-22"), receipt)
                .body("decisionDate", is("DIFFERENT"))
                .body("facts", is("SAME"));
    }

    @Test
    void receipt_holdsNoWordOfTheCaller() {
        String receipt = receipt(marked(), "full");
        String payload = new String(
                Base64.getUrlDecoder().decode(receipt.substring(receipt.indexOf('.') + 1, receipt.lastIndexOf('.'))),
                StandardCharsets.UTF_8);
        assertThat(payload)
                .contains("\"factsHash\":\"sha256:")
                .contains("\"caseHash\":\"sha256:", "\"route\":")
                .doesNotContain("marked", "\"age\"", "caseId", "2026-0417");
    }

    @Test
    void receipt_changed_isNotGenuine() {
        ObjectNode body = Cases.example();
        String receipt = receipt(body, "none");
        verify(body, "x" + receipt)
                .statusCode(200)
                .body("signature", is("INVALID"))
                .body("receipt", nullValue())
                .body("replayed", nullValue());
    }

    @Test
    void request_withoutReceipt_isRefused() {
        given().contentType("application/json")
                .body("{\"facts\": {}}")
                .post(VERIFY)
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("REQUIRED"))
                .body("errors.pointer", hasItem("/receipt"));
        verify(Cases.example().without("facts"), receipt(Cases.example(), "none"))
                .statusCode(422)
                .body("errors.code", is(List.of("REQUIRED")))
                .body("errors.pointer", is(List.of("/facts")));
    }

    @Test
    void facts_thatAreWrong_areRefusedAsInADecision() {
        ObjectNode body = Cases.example();
        String receipt = receipt(body, "none");
        ((ObjectNode) body.at("/facts/legal")).put("age", "52");
        verify(body, receipt).statusCode(422).body("errors.pointer", contains("/facts/legal/age"));
    }

    @Test
    void parameter_thatIsNoFlag_isRefused() {
        Cases.json()
                .queryParam("receipt", "yes")
                .body("{\"facts\": {}}")
                .post(Cases.DECISIONS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("receipt"));
    }
}
