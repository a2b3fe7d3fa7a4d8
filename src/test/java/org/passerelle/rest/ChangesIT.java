package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would have to change, over HTTP. */
@QuarkusTest
final class ChangesIT {

    private static final String CHANGES = "/v1/programmes/valais-coaching/changes";

    private static Response ask(String facts, String rest) {
        return Cases.json()
                .body("{\"caseId\": \"2026-0417\", \"decisionDate\": \"2026-11-21\", \"facts\": " + facts + rest + "}")
                .post(CHANGES);
    }

    @Test
    void smallestChanges_areReturnedWithTheirProof() {
        ask(
                        "{\"measures\": [{\"id\": \"m1\"}, {\"id\": \"m2\", \"code\": \"AIT\", \"delegatedToOrp\":"
                                + " true}]}",
                        """
                , "want": {"measures": [{"id": "m2", "route": "TANDEM_DECIDES"}]}""")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Vary", containsString("Accept-Language"))
                .body("keySet()", contains("changes", "minimal", "examined", "complete"))
                .body("changes.size()", equalTo(1))
                .body("changes[0].fact", contains("/measures/1/grantConditionsMet/laci"))
                .body("changes[0][0].keySet()", contains("fact", "from", "to"))
                .body("changes[0][0].from", nullValue())
                .body("changes[0][0].to", equalTo(true))
                .body("minimal", equalTo(true))
                .body("complete", equalTo(true));
    }

    @Test
    void nothingToChange_isOneEmptyChange() {
        ask("{}", ", \"want\": {\"eligibility\": \"INCOMPLETE\"}, \"fixed\": null")
                .then()
                .statusCode(200)
                .body("changes", contains(empty()))
                .body("examined", equalTo(1));
    }

    @Test
    void outcomeOutOfReach_isNoChange() {
        ask("{\"assessment\": {\"realisticPotential\": false}}", """
                , "want": {"eligibility": "ELIGIBLE"}, "fixed": ["/assessment"]""")
                .then()
                .statusCode(200)
                .body("changes", empty())
                .body("minimal", equalTo(true))
                .body("complete", equalTo(true));
    }

    @Test
    void entryByPosition_asksForWhatItHolds() {
        ask("{\"measures\": [{\"id\": \"m1\"}, {\"id\": \"m2\"}]}", """
                , "want": {"measures": [{}, {"workflow": null}], "criteria": [{"status": "MET"}]}""")
                .then()
                .statusCode(200)
                .body("changes[0].fact", contains("/announcement/announcedToCiiOffice", "/announcement/problemGround"));
    }

    @Test
    void entryByWhatItSaysFirst_isTheOneThatSaysIt() {
        ask("{\"followUp\": {\"followedByOrp\": true}}", """
                , "want": {"criteria": [{"criterion": "followUp", "status": "NOT_MET"}]}""")
                .then()
                .statusCode(200)
                .body("changes[0].fact", contains("/followUp/followedByCms", "/followUp/followedByOrp"));
    }

    @Test
    void tooManyChanges_sayUpToWhichSizeTheListIsExact() {
        ask("{\"measures\": [{\"id\": \"m1\"}, {\"id\": \"m2\"}]}", """
                , "want": {"measures": [{"route": "TANDEM_DECIDES"}, {"route": "TANDEM_DECIDES"}]}""")
                .then()
                .statusCode(200)
                .body("changes.size()", equalTo(100))
                .body("minimal", equalTo(true))
                .body("complete", equalTo(false))
                .body("exactUpTo", equalTo(5));
    }

    @Test
    void sameWish_isAnsweredWithTheSameBytes() {
        String wish = ", \"want\": {\"disposition\": \"OPEN_COACHING\"}";

        assertThat(ask("{}", wish).asString()).isEqualTo(ask("{}", wish).asString());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | | /want REQUIRED
                    {} | , "want": null | /want REQUIRED
                    {} | , "want": {} | /want REQUIRED
                    {} | , "want": {"closing": {}} | /want REQUIRED
                    {"measures": [{"id": "m1"}]} | , "want": {"measures": [{"id": "m1"}]} | /want REQUIRED
                    {} | , "want": {"criteria": [{"criterion": "followUp"}]} | /want REQUIRED
                    {} | , "want": {"criteria": [{"criterion": "folowUp", "status": "MET"}]} | /want/criteria/0/criterion NO_SUCH_ENTRY
                    {} | , "want": "ELIGIBLE" | /want WRONG_TYPE
                    {} | , "want": {"eligibilty": "ELIGIBLE"} | /want/eligibilty UNKNOWN_FIELD
                    {} | , "want": {"eligibility": "YES"} | /want/eligibility NOT_ALLOWED
                    {} | , "want": {"eligibility": true} | /want/eligibility WRONG_TYPE
                    {} | , "want": {"eligibility": null} | /want/eligibility REQUIRED
                    {} | , "want": {"reasons": "X"} | /want/reasons WRONG_TYPE
                    {} | , "want": {"measures": [{"route": "TANDEM_DECIDES"}]} | /want/measures/0 NO_SUCH_ENTRY
                    {"measures": [{"id": "m1"}]} | , "want": {"measures": [{"id": "m2", "route": "TANDEM_DECIDES"}]} | /want/measures/0/id NO_SUCH_ENTRY
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "fixed": "/assessment" | /fixed WRONG_TYPE
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "fixed": [1] | /fixed/0 WRONG_TYPE
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "fixed": ["/assessment", "/assesment"] | /fixed/1 UNKNOWN_FIELD
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "fixed": ["assessment"] | /fixed/0 UNKNOWN_FIELD
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "fixed": ["/assessment/x"] | /fixed/0 UNKNOWN_FIELD
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "fixed": ["/measures/0"] | /fixed/0 NO_SUCH_ENTRY
                    {} | , "want": {"eligibility": "ELIGIBLE"}, "explain": "full" | /explain UNKNOWN_FIELD
                    {"legal": {"age": "52"}} | , "want": {"eligibility": 1}, "fixed": ["/x"] | /facts/legal/age WRONG_TYPE, /want/eligibility WRONG_TYPE, /fixed/0 UNKNOWN_FIELD
                    """)
    void wish_thatIsWrong_isRefusedWithEverythingThatIs(String facts, String rest, String problems) throws IOException {
        Response response = ask(facts, rest == null ? "" : rest);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        List<String> found = new ArrayList<>();
        for (JsonNode error : Document.JSON.readTree(response.asByteArray()).get("errors")) {
            found.add(error.get("pointer").asText() + " " + error.get("code").asText());
        }
        assertThat(found).containsExactly(problems.split(", "));
    }

    @Test
    void refusal_namesWhatIsAllowed() {
        ask("{}", ", \"want\": {\"eligibility\": \"ELIGABLE\"}, \"fixed\": [\"assessment\"]")
                .then()
                .statusCode(422)
                .body("errors[0].allowed", contains("ELIGIBLE", "NOT_ELIGIBLE", "INCOMPLETE"))
                .body("errors[0].didYouMean", equalTo("ELIGIBLE"))
                .body("errors[1].didYouMean", equalTo("/assessment"));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Le cas n’a pas cet élément de liste.",
        "de, Der Fall hat diesen Listeneintrag nicht.",
        "en, The case has no such entry of a list."
    })
    void refusal_isInTheLanguageAskedFor(String language, String detail) {
        Cases.json()
                .header("Accept-Language", language)
                .body("{\"facts\": {}, \"want\": {\"measures\": [{\"code\": \"AIT\"}]}}")
                .post(CHANGES)
                .then()
                .statusCode(422)
                .header("Content-Language", language)
                .body("errors[0].detail", equalTo(detail));
    }

    @Test
    void otherRefusals_areThoseOfDecisions() {
        Cases.json().body("{\"facts\": x").post(CHANGES).then().statusCode(400);
        Cases.json().body("{}").post("/v1/programmes/none/changes").then().statusCode(404);
        Cases.json().get(CHANGES).then().statusCode(405).header("Allow", equalTo("POST"));
        Cases.json().body(" ".repeat(262_145)).post(CHANGES).then().statusCode(413);
    }

    @Test
    void unchangeableFact_isMarkedInTheSchema() {
        Cases.json()
                .get("/v1/programmes/valais-coaching/schema")
                .then()
                .body("properties.legal.properties.age.'x-unchangeable'", equalTo(true))
                .body("properties.legal.properties.contributionMonths.'x-unchangeable'", nullValue());
    }
}
