package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.passerelle.rest.Cases.DECISIONS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.Browser;
import org.passerelle.programme.Texts;

/** The pages for people: who gets them, what stands in them, and that a browser shows and prints them well. */
@QuarkusTest
final class PagesIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String RULES = "/v1/programmes/valais-coaching/rules";
    private static final String RULE = RULES + "/laci-prior-step.3";

    @ParameterizedTest
    @CsvSource({
        "*/*,                                            application/json",
        "application/json,                               application/json",
        "'" + BROWSER + "',                              text/html;charset=UTF-8",
        "text/html,                                      text/html;charset=UTF-8",
        "'text/html;q=0.5, application/json',            application/json",
        "'text/html;q=0.5, application/json;q=0.4',      text/html;charset=UTF-8",
        "'application/json, text/html',                  application/json",
        "'text/html, */*',                               application/json",
        "'text/html, */*;q=0.1',                         text/html;charset=UTF-8",
        "'*/*, application/json;q=0.2',                  text/html;charset=UTF-8",
    })
    void answer_comesInTheMediaTypeLikedBest(String accept, String type) {
        for (String path : new String[] {RULES, RULE}) {
            given().accept(accept).get(path).then().statusCode(200).contentType(equalTo(type));
        }
        Cases.json()
                .accept(accept)
                .body("{\"facts\": {}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .contentType(equalTo(type));
    }

    @Test
    void page_saysItsLanguageAndWhatItDependsOn_andLoadsNothing() {
        given().accept(BROWSER)
                .header("Accept-Language", "de")
                .get(RULE)
                .then()
                .statusCode(200)
                .header("Content-Language", "de")
                .header("X-Content-Type-Options", "nosniff")
                .header("Vary", "Accept, Accept-Language")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Rattachement à l’assurance-chômage (LACI), oui, C’est un être humain",
        "de, Unterstellung unter die Arbeitslosenversicherung (AVIG), ja, gibt ein Mensch an",
        "en, Falls under unemployment insurance (LACI), yes, is stated by a human",
    })
    void rule_isInWords(String language, String condition, String value, String assumption) {
        String page = given().accept(BROWSER)
                .header("Accept-Language", language)
                .get(RULE)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page)
                .contains("<dt>" + condition + "</dt>", "<dd>" + value + "<", assumption)
                .contains("<strong>R6</strong>", "eligibility.csv:")
                .contains("When all seven criteria fail, all seven reasons come back");
    }

    @Test
    void rule_ofAReportedProgramme_saysSo() {
        String reported = "beruhen auf veröffentlichten Berichten";

        for (String programme : new String[] {"sion-pilot", "valais-coaching"}) {
            String page = given().accept(BROWSER)
                    .header("Accept-Language", "de")
                    .get("/v1/programmes/" + programme + "/rules")
                    .asString();
            assertThat(page.contains(reported)).isEqualTo(programme.equals("sion-pilot"));
        }
    }

    @Test
    void rules_leadToThePageOfEachRule() {
        given().accept(BROWSER).get(RULES).then().statusCode(200).body(containsString("href=\"" + RULE + "\""));
    }

    @Test
    void decision_isInWordsAndNeverInCodes() {
        given().accept(BROWSER)
                .header("Accept-Language", "fr")
                .contentType("application/json")
                .body(
                        "{\"decisionDate\": \"2026-11-21\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .body(containsString("Admission pas possible"))
                .body(containsString("un potentiel d’insertion réaliste n’est pas reconnu"))
                .body(containsString("21 novembre 2026"))
                .body(containsString("La décision revient à une personne."))
                .body(not(containsString("NOT_ELIGIBLE")))
                .body(not(containsString("/assessment/")));
    }

    @Test
    void decision_inGerman_citesTheLawsAsTheyAreCalledThere() {
        String page = given().accept(BROWSER)
                .header("Accept-Language", "de")
                .contentType("application/json")
                .body(Cases.example().toString())
                .post(DECISIONS + "?explain=full")
                .asString();

        assertThat(page).contains("AVIG 66 Abs. 2", "BMAG 18 Abs. 3, GES 26 Abs. 5, VES 31");
        assertThat(page).doesNotContain("LACI", "LEMC", "LIAS", "LIPDA", " al. ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\\\"><img src=x onerror=alert(1)>", "{page.style}"})
    void decision_withMarkupInTheCase_showsItAsText(String text) {
        String page = given().accept(BROWSER)
                .contentType("application/json")
                .body("{\"caseId\": \"" + text + "\", \"facts\": {\"measures\": [{\"id\": \"" + text
                        + "\", \"code\": \"" + text + "\"}]}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(page).doesNotContain("<script", "<img").doesNotContain(":root { color-scheme: light;".repeat(2));
        assertThat(page.split(":root \\{", -1)).hasSize(2);
    }

    @Test
    void decision_withSignsThatTurnTheOrder_showsThatThereAreSome() {
        given().accept(BROWSER)
                .contentType("application/json")
                .body("{\"facts\": {\"measures\": [{\"id\": \"m\", \"code\": \"\\u202Ea\\u0000\\u2066\"}]}}")
                .post(DECISIONS)
                .then()
                .statusCode(200)
                .body(containsString("\uFFFDa\uFFFD\uFFFD"));
    }

    @Test
    void decision_withANumberOfManyDigits_isRefused() {
        given().accept(BROWSER)
                .contentType("application/json")
                .body("{\"decisionDate\": \"2026-01-01\", \"facts\": {\"legal\": {\"weeklyHours\": 1e-99999}}}")
                .post("/v1/programmes/saint-lo-pastel/decisions?explain=full")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("OUT_OF_RANGE"));
    }

    @Test
    void refusal_isAProblemDocumentEvenForABrowser() {
        given().accept(BROWSER).get(RULES + "/none").then().statusCode(404).contentType("application/problem+json");
        given().accept(BROWSER)
                .contentType("application/json")
                .body("{\"facts\": {\"assessment\": 1}}")
                .post(DECISIONS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.code", hasItem("WRONG_TYPE"));
    }

    @Test
    void pages_inABrowser_areAccessibleAndFitPhoneAndPaper() {
        ArrayNode pages = Document.JSON.createArrayNode();
        for (Locale language : Texts.LANGUAGES) {
            String tag = language.getLanguage();
            pages.add(page("row", RULE, tag));
            pages.add(decision("example", Cases.example().toString(), "", tag).put("sheets", 1));
            pages.add(decision("nothing known", "{\"facts\": {}}", "", tag).put("sheets", 1));
        }
        pages.add(page("list of rules", RULES, "fr"));
        pages.add(page("ranked row", RULES + "/daily-allowances.6", "de"));
        pages.add(page("finding", RULES + "/report-gap-after-opening", "en"));
        pages.add(decision("explained in full", Cases.example().toString(), "?explain=full", "de"));

        assertThat(Browser.run("check.mjs", pages)).isEmpty();
    }

    private static ObjectNode page(String name, String path, String language) {
        return Document.JSON
                .createObjectNode()
                .put("name", name + ", " + language)
                .put("url", Cases.server().resolve(path).toString())
                .put("language", language)
                .put("method", "GET");
    }

    private static ObjectNode decision(String name, String body, String query, String language) {
        return page(name, DECISIONS + query, language).put("method", "POST").put("body", body);
    }
}
