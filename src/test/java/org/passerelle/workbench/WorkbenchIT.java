package org.passerelle.workbench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.Browser;
import org.passerelle.programme.Texts;

/** The pages on which analysts read, as a browser gets and shows them. */
@QuarkusTest
final class WorkbenchIT {

    private static final String PROGRAMME = "/workbench/valais-coaching";
    private static final String TABLE = PROGRAMME + "/tables/laci-prior-step";

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @CsvSource({
        "'',    '',    'de;q=0.9', de, false",
        "'',    en,    de,         en, false",
        "fr,    en,    de,         fr, true",
        "xx,    en,    de,         en, false",
        "'',    xx,    xx,         fr, false",
    })
    void language_isTheOneAskedForThenTheOneKeptThenTheOneAccepted(
            String asked, String kept, String accepted, String language, boolean keeps) {
        Response page = given().queryParam("lang", asked)
                .cookie("workbench-language", kept)
                .header("Accept-Language", accepted)
                .get("/workbench");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Language")).isEqualTo(language);
        assertThat(page.asString()).contains("<html lang=\"" + language + "\">");
        assertThat(page.cookie("workbench-language")).isEqualTo(keeps ? language : null);
    }

    @Test
    void page_runsNoScriptAndLoadsOnlyWhatIsServedHere() {
        given().get(TABLE)
                .then()
                .statusCode(200)
                .contentType(equalTo("text/html;charset=UTF-8"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self';"))
                .body(not(containsString("<script")))
                .body(not(containsString("style=")));
    }

    @Test
    void asset_hasANameOfItsContentIsKeptAndComesCompressed() {
        String sheet = Assets.address("workbench.css").toString();

        given().get("/workbench").then().body(containsString("href=\"" + sheet + "\""));

        given().get(sheet)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/css"))
                .header("Cache-Control", containsString("immutable"))
                .header("Content-Encoding", "gzip");
        given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .get(sheet)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .header("Content-Encoding", nullValue());
        given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip;q=0, identity")
                .get(sheet)
                .then()
                .statusCode(200)
                .header("Content-Encoding", nullValue());
        assertThat(sheet).matches("/workbench/assets/workbench-[A-Z0-9]{8}\\.css");
    }

    @Test
    void table_saysAllThatItsRowsSay() {
        given().queryParam("lang", "de")
                .get(TABLE)
                .then()
                .statusCode(200)
                .body(containsString("<tr class=\"pf-v6-c-table__tr\" id=\"laci-prior-step.3\">"))
                .body(containsString("Unterstellung unter die Arbeitslosenversicherung (AVIG)"))
                .body(containsString(">R6</abbr>"))
                .body(containsString("gibt ein Mensch an"))
                .body(containsString("eligibility.csv:"));
    }

    @Test
    void search_leadsToTheRowInItsTable() {
        given().queryParam("q", "laci-prior-step.3")
                .get(PROGRAMME)
                .then()
                .statusCode(200)
                .body(containsString("href=\"" + TABLE + "#laci-prior-step.3\""));
        given().queryParam("q", "{braces} <script>")
                .get("/workbench")
                .then()
                .statusCode(200)
                .body(containsString("value=\"{braces} &lt;script&gt;\""))
                .body(not(containsString("<script>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/valais-coaching/tables/none", "/valais-coaching?edition=none"})
    void unknown_isNotFound(String path) {
        given().get("/workbench" + path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void pages_inABrowser_areAccessibleInEveryLanguage() {
        ArrayNode pages = new ObjectMapper().createArrayNode();
        for (Locale language : Texts.LANGUAGES) {
            for (String path : new String[] {"/workbench?q=commune", PROGRAMME + "?q=R6", TABLE}) {
                pages.addObject()
                        .put("name", path + ", " + language)
                        .put("url", server.resolve(path).toString())
                        .put("language", language.getLanguage())
                        .put("assets", server.resolve(Assets.ROOT).toString());
            }
        }

        assertThat(Browser.run("check.mjs", pages)).isEmpty();
    }
}
