package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.passerelle.rest.Cases.DECISIONS;
import static org.passerelle.rest.Cases.decide;
import static org.passerelle.rest.Cases.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a case is decided over HTTP. */
@QuarkusTest
final class DecisionIT {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Test
    void case_isDecidedWithOutcomesFindingsAndReasons() {
        decide("""
                { "caseId": "2026-0417", "decisionDate": "2026-11-21",
                  "facts": {
                    "announcement": { "announcedToCiiOffice": true, "announcedBy": "ORP", "problemGround": "PRESENT" },
                    "followUp": { "followedByOrp": true },
                    "unemploymentInsurance": { "fallsUnderLaci": true, "didBaseProgrammeMeasure": true },
                    "socialAid": { "drawsSocialAid": false },
                    "assessment": { "labourMarketDifficulty": true, "realisticPotential": true,
                                    "intensiveCoachingRequired": true },
                    "authorisation": { "signed": true, "signedOn": "2026-03-01" },
                    "measures": [ { "id": "m1", "code": "AIT", "providerCanton": "VS", "delegatedToOrp": true,
                                    "grantConditionsMet": { "laci": true } } ],
                    "tandem": { "members": [ { "role": "ORP_COUNSELLOR" } ] } } }""")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(
                        "keySet()",
                        hasItems(
                                "decisionId",
                                "caseId",
                                "programme",
                                "edition",
                                "rulesDigest",
                                "decisionDate",
                                "advisory",
                                "outcomes",
                                "findings",
                                "explanation"))
                .body("caseId", equalTo("2026-0417"))
                .body("programme", equalTo("valais-coaching"))
                .body("edition", equalTo("2023"))
                .body("rulesDigest", matchesPattern("sha256:[0-9a-f]{64}"))
                .body("decisionDate", equalTo("2026-11-21"))
                .body("advisory", equalTo(true))
                .body("provenance", equalTo("NORMATIVE"))
                .body("outcomes.eligibility", equalTo("ELIGIBLE"))
                .body("outcomes.criteria.status", everyItem(in(List.of("MET", "NOT_APPLICABLE"))))
                .body("outcomes.disposition", equalTo("OPEN_COACHING"))
                .body("outcomes.measures[0].fundingSource", equalTo("LACI"))
                .body("outcomes.measures[0].route", equalTo("TANDEM_DECIDES"))
                .body("findings.rule", contains("tandem-one-cms-social-worker"))
                .body("findings[0].facts", contains("/tandem/members"))
                .body("findings[0].legalBasis[0].locator", equalTo("R1"))
                .body("explanation.reasons.rule", hasItem("laci-prior-step.2"))
                .body("explanation.reasons.legalBasis", everyItem(not(hasSize(0))))
                .body("explanation.assumptions.id", hasItem("A-AUTH"));
    }

    @Test
    void factsNotKnown_neverMeanFalse() {
        String absent =
                decide("{\"decisionDate\": \"2026-11-21\", \"facts\": {}}").asString();
        String nulls = decide("""
                {"decisionDate": "2026-11-21", "caseId": null,
                 "facts": {"announcement": null, "followUp": {"followedByOrp": null}, "measures": null}}""").asString();

        assertThat(withoutId(nulls)).isEqualTo(withoutId(absent)).contains("\"eligibility\":\"INCOMPLETE\"");
    }

    @Test
    void explain_none_leavesExplanationOut() {
        json().body(Cases.example().toString())
                .post(DECISIONS + "?explain=none")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("explanation")))
                .body("$", not(hasKey("missing")))
                .body("$", not(hasKey("next")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?explain=short"})
    void explain_short_givesReasonsWithoutSteps(String query) {
        json().body(Cases.example().toString())
                .post(DECISIONS + query)
                .then()
                .statusCode(200)
                .body("explanation.keySet()", hasItems("reasons", "assumptions", "warnings"))
                .body("explanation", not(hasKey("steps")))
                .body("explanation.reasons", hasSize(greaterThan(5)));
    }

    @Test
    void refusal_saysWhatFailedWhatWasFoundAndWhatWouldDo() {
        json().body("{\"facts\": {\"assessment\": {\"realisticPotential\": false}}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .body("explanation.nearMisses.rule", contains("realistic-potential.2"))
                .body("explanation.nearMisses[0].alternatives.rule", contains("realistic-potential.1"))
                .body("explanation.nearMisses[0].alternatives[0].unmet[0].found", equalTo(false))
                .body("explanation.nearMisses[0].alternatives[0].unmet[0].needed", equalTo("true"))
                .body(
                        "explanation.nearMisses[0].alternatives[0].unmet[0].facts",
                        contains("/assessment/realisticPotential"));
    }

    @Test
    void decisionWithoutRefusal_hasNoNearMisses() {
        json().body("{\"facts\": {\"assessment\": {\"realisticPotential\": true}}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .body("explanation", not(hasKey("nearMisses")));
    }

    @Test
    void explain_full_addsTheTablesConsulted() {
        json().body(Cases.example().toString())
                .post(DECISIONS + "?explain=full")
                .then()
                .statusCode(200)
                .body("explanation.keySet()", hasItems("reasons", "assumptions", "warnings", "steps"))
                .body(
                        "explanation.steps.find { it.table == 'social-aid-check' }.inputs[0].expression",
                        equalTo("socialAid.drawsSocialAid"))
                .body("explanation.steps.find { it.table == 'social-aid-check' }.inputs[0].value", equalTo(false))
                .body("explanation.steps.find { it.table == 'social-aid-check' }.rows", contains("social-aid-check.1"))
                .body(
                        "explanation.steps.find { it.table == 'social-aid-check' }.outputs[0].status",
                        equalTo("NOT_APPLICABLE"));
    }

    @Test
    void explain_neverChangesOutcomesOrFindings() {
        for (String level : List.of("none", "short", "full")) {
            JsonNode decided = tree(json().body(Cases.example().toString())
                    .post(DECISIONS + "?explain=" + level)
                    .asString());
            JsonNode expected = tree(decide(Cases.example().toString()).asString());
            assertThat(decided.get("outcomes")).isEqualTo(expected.get("outcomes"));
            assertThat(decided.get("findings")).isEqualTo(expected.get("findings"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "é\\u0000\\n\\\"",
                "2026-0417/ÜBER 🌲",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void caseId_isReturnedUnchanged(String id) {
        String request = "{\"caseId\": \"" + id + "\", \"facts\": {}}";

        assertThat(tree(decide(request).asString()).get("caseId"))
                .isEqualTo(tree(request).get("caseId"));
    }

    @Test
    void caseId_absent_isNull() {
        decide("{\"facts\": {}}")
                .then()
                .statusCode(200)
                .body("$", hasKey("caseId"))
                .body("caseId", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"facts\": {}}", "{\"decisionDate\": null, \"facts\": {}}"})
    void decisionDate_absent_isTodayInZurich(String body) {
        LocalDate before = LocalDate.now(ZURICH);
        String day = decide(body).path("decisionDate");
        LocalDate after = LocalDate.now(ZURICH);

        assertThat(LocalDate.parse(day)).isBetween(before, after);
    }

    @Test
    void decisionDate_firstDayOfTheEdition_isInForce() {
        decide("{\"decisionDate\": \"2021-07-01\", \"facts\": {}}").then().statusCode(200);
        decide("{\"decisionDate\": \"2021-06-30\", \"facts\": {}}").then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "fr,                      fr, La personne ne touche pas",
        "de,                      de, Die Person bezieht keine Sozialhilfe",
        "en,                      en, The person draws no social aid",
        "it,                      fr, La personne ne touche pas",
        "de-CH,                   de, Die Person bezieht keine Sozialhilfe",
        "'fr;q=0.3, en;q=0.7',    en, The person draws no social aid",
        "'rm, de;q=0.9, *;q=0.1', de, Die Person bezieht keine Sozialhilfe",
        "nonsense;;q=9,           fr, La personne ne touche pas",
    })
    void texts_comeInTheLanguageLikedBest(String accepted, String language, String text) {
        json().header("Accept-Language", accepted)
                .body("{\"facts\": {\"socialAid\": {\"drawsSocialAid\": false}}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .header("Content-Language", language)
                .header("Vary", containsString("Accept-Language"))
                .body("explanation.reasons.find { it.rule == 'social-aid-check.1' }.text", containsString(text));
    }

    @Test
    void texts_withoutLanguageAskedFor_areFrench() {
        decide("{\"facts\": {}}").then().header("Content-Language", "fr").header("Vary", "Accept, Accept-Language");
    }

    @Test
    void codes_areTheSameInEveryLanguage() {
        JsonNode french = tree(decide(Cases.example().toString()).asString());
        JsonNode german = tree(json().header("Accept-Language", "de")
                .body(Cases.example().toString())
                .post(DECISIONS)
                .asString());

        assertThat(german.get("outcomes")).isEqualTo(french.get("outcomes"));
        for (String codes : List.of("rule", "code", "id", "severity", "locator")) {
            assertThat(german.findValuesAsText(codes)).isEqualTo(french.findValuesAsText(codes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "de", "en"})
    void codeThatIsNotListed_isPointedOutWithTheNearestOne(String language) {
        json().header("Accept-Language", language)
                .body("{\"facts\": {\"measures\": [{\"id\": \"a\", \"code\": \"COURSE_LACY\"}]}}")
                .post(DECISIONS)
                .then()
                .body("findings[0].message", containsString("(COURSE_LACI)"));
    }

    @Test
    void measuresThatAllOverlap_arePointedOutOnceEach() {
        String dates = "\"from\": \"2026-12-01\", \"to\": \"2027-03-31\"}";
        String body = Stream.of("AIT", "PPS", "COURSE_LACI")
                .map(code -> "{\"id\": \"%s\", \"code\": \"%s\", ".formatted(code, code) + dates)
                .collect(Collectors.joining(", ", "{\"facts\": {\"measures\": [", "]}}"));

        json().body(body)
                .post(DECISIONS)
                .then()
                .body(
                        "findings.findAll { it.rule == 'measures-overlap' }.facts",
                        contains(List.of("/measures/0", "/measures/1"), List.of("/measures/0", "/measures/2")));
    }

    @Test
    void sameRequest_twice_isAnsweredWithTheSameBytesButForTheId() {
        String first = json().body(Cases.example().toString())
                .post(DECISIONS + "?explain=full")
                .asString();
        String second = json().body(Cases.example().toString())
                .post(DECISIONS + "?explain=full")
                .asString();

        assertThat(withoutId(second)).isEqualTo(withoutId(first));
        assertThat(tree(second).get("decisionId")).isNotEqualTo(tree(first).get("decisionId"));
    }

    @Test
    void keyOrder_doesNotMatter() {
        String expected = withoutId(decide(Cases.example().toString()).asString());

        assertThat(withoutId(decide(reversed(Cases.example()).toString()).asString()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"52.0", "5.2e1", "5.2E+1", "520e-1", "52.000000000000000000000000000000000000000000"})
    void numbers_thatAreEqual_areDecidedAlike(String age) {
        String request = "{\"facts\": {\"legal\": {\"age\": %s}, \"measures\": [{\"id\": \"m1\", \"code\": \"AIT\"}]}}";

        assertThat(withoutId(decide(request.formatted(age)).asString()))
                .isEqualTo(withoutId(decide(request.formatted("52")).asString()));
    }

    @Test
    void measure_withCodeThatNobodyLists_isEchoedAsSent() {
        decide("""
                {"facts": {"measures": [{"id": "a/b~c \\u00e9", "code": "A I T <\\u0022> ⚖"}]}}""")
                .then()
                .statusCode(200)
                .body("outcomes.measures[0].id", equalTo("a/b~c é"))
                .body("outcomes.measures[0].code", equalTo("A I T <\"> ⚖"))
                .body("outcomes.measures[0].fundingSource", equalTo("NONE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "APPLICATION/JSON; charset=utf-8"})
    void contentType_isJsonHoweverWritten(String type) {
        RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .body("{\"facts\": {}}".getBytes(StandardCharsets.UTF_8))
                .post(DECISIONS)
                .then()
                .statusCode(200);
    }

    private static String withoutId(String answer) {
        return answer.replaceFirst("\"decisionId\":\"[^\"]+\"", "");
    }

    private static JsonNode reversed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.reverse(fields);
            ObjectNode reversed = Document.JSON.createObjectNode();
            fields.forEach(field -> reversed.set(field.getKey(), reversed(field.getValue())));
            return reversed;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode entries = Document.JSON.createArrayNode();
            array.forEach(entry -> entries.add(reversed(entry)));
            return entries;
        }
        return node;
    }

    private static JsonNode tree(String json) {
        try {
            return Document.JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(json, notJson);
        }
    }
}
