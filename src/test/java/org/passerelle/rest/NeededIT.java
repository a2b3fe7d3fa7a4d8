package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
final class NeededIT {

    private static final String NEEDED = "/v1/programmes/valais-coaching/needed";

    private static Response decide(ObjectNode body, String parameter, String value) {
        return Cases.json().queryParam(parameter, value).body(body.toString()).post(Cases.DECISIONS);
    }

    @Test
    void needed_ofAnOutcome_isWhatItCanDependOn() {
        Cases.json()
                .queryParam("outcomes", "dataExchange")
                .get(NEEDED)
                .then()
                .statusCode(200)
                .body("outcomes", is(List.of("dataExchange")))
                .body("neededIsExact", is(true))
                .body(
                        "needed.fact",
                        is(List.of("/authorisation/revokedOn", "/authorisation/signed", "/authorisation/signedOn")));
    }

    @Test
    void needed_ofNoOutcomeInParticular_isThatOfTheDecidingOnes() {
        Cases.json()
                .get(NEEDED)
                .then()
                .statusCode(200)
                .body("outcomes", hasItems("eligibility", "measures[].workflow.state"))
                .body("needed.fact", hasItem("/measures/*/sasPreavis"))
                .body("needed.fact", not(hasItem(startsWith("/legal"))));
    }

    @ParameterizedTest
    @CsvSource({
        "outcomes, grandeur, 400, NOT_ALLOWED",
        "outcomes, 'eligibility,', 400, NOT_ALLOWED",
        "outcomes, '', 400, REQUIRED",
        "decisionDate, +999999999-12-31, 400, BAD_DATE",
        "decisionDate, tomorrow, 400, BAD_DATE",
        "decisionDate, 1999-01-01, 422, NO_EDITION_IN_FORCE"
    })
    void needed_ofWhatIsNot_isRefused(String parameter, String value, int status, String code) {
        Cases.json()
                .queryParam(parameter, value)
                .get(NEEDED)
                .then()
                .statusCode(status)
                .body("errors[0].parameter", is(parameter))
                .body("errors[0].code", is(code));
    }

    @Test
    void decision_ofSomeOutcomes_looksAtNothingElse() {
        decide(Cases.example(), "outcomes", "eligibility,measures[].route")
                .then()
                .statusCode(200)
                .body("outcomes", aMapWithSize(2))
                .body("outcomes.measures[0]", aMapWithSize(2))
                .body("outcomes.measures[0].id", is("m1"))
                .body("unneeded", hasItems("/legal/age", "/conduct/openedOn", "/measures/0/from"))
                .body("findings", empty())
                .body("missing.affects.flatten()", everyItem(is(oneOf("eligibility", "measures[0].route"))))
                .body("explanation.reasons.decision", not(hasItem("DataExchange")));
    }

    @Test
    void decision_ofAllOutcomes_saysNothingOfNeed() {
        Cases.decide(Cases.example().toString()).then().statusCode(200).body("unneeded", nullValue());
    }

    @Test
    void receipt_ofSomeOutcomes_isOfTheFactsTheyNeed() {
        ObjectNode body = Cases.example();
        String receipt = Cases.json()
                .queryParam("outcomes", "eligibility")
                .queryParam("receipt", true)
                .body(body.toString())
                .post(Cases.DECISIONS)
                .path("receipt");
        ((ObjectNode) body.at("/facts/legal")).put("age", 87);

        Cases.json()
                .body(body.put("receipt", receipt).toString())
                .post("/v1/receipts/verify")
                .then()
                .body("facts", is("SAME"))
                .body("answer", is("SAME"));
    }

    @Test
    void page_ofSomeOutcomes_showsThem() {
        String page = Cases.json()
                .accept("text/html")
                .queryParam("outcomes", "eligibility")
                .body(Cases.example().toString())
                .post(Cases.DECISIONS)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page).contains("<h2 id=\"results\">").doesNotContain("m1");
    }

    @Test
    void fact_ofACategoryThatIsNotReleased_isRefusedOnRequest() {
        ObjectNode body = Cases.example();
        ((ArrayNode) body.at("/facts/authorisation/scope")).removeAll().add("EMPLOYMENT");

        decide(body, "strictScope", "true")
                .then()
                .statusCode(422)
                .body("errors.code", everyItem(is("OUT_OF_SCOPE")))
                .body("errors.pointer", hasItems("/facts/socialAid/drawsSocialAid", "/facts/followUp/followedByCms"))
                .body("errors.pointer", not(hasItem(startsWith("/facts/unemploymentInsurance"))))
                .body("errors.detail", everyItem(containsString("A-CATEGORY")));
        decide(body, "strictScope", "false").then().statusCode(200);
    }

    @Test
    void fact_whoseReleaseWasRevoked_isRefusedOnRequest() {
        ObjectNode body = Cases.example();
        ((ObjectNode) body.at("/facts/authorisation")).put("revokedOn", "2026-06-01");

        decide(body, "strictScope", "true")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/facts/legal/disabilityPensionPercent"));
    }

    @Test
    void facts_ofReleasedCategories_areDecidedStrictly() {
        decide(Cases.example(), "strictScope", "true").then().statusCode(200);
    }

    @Test
    void strictness_whereNoCategoriesAreKnown_isRefused() {
        Cases.json()
                .queryParam("strictScope", true)
                .body("{\"facts\": {}}")
                .post("/v1/programmes/brest-mesp/decisions")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", is("strictScope"));
    }
}
