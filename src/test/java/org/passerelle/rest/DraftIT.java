package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.programme.Programmes;

/** Drafts over HTTP, good and evil. */
@QuarkusTest
@TestProfile(DraftIT.WithTemplate.class)
final class DraftIT {

    private static final Executor THREADS = Executors.newCachedThreadPool();

    private static final String PROGRAMME = "/v1/programmes/library-card";
    private static final String MODEL = "dmn/library-card/library-2026.dmn";
    private static final String TYPES = "dmn/library-card/types.dmn";

    private static final String TIME_BOMB =
            "sum(for a in 1..1000 return sum(for b in 1..1000 return sum(for c in 1..1000 return a * b * c))) < 0";

    /** Serves the template programme, and ends what a draft keeps busy after some seconds. */
    public static final class WithTemplate implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    Programmes.FURTHER,
                    "docs/template-programme",
                    "passerelle.drafts.seconds",
                    "15",
                    "passerelle.drafts.seconds-for-long-tasks",
                    "6",
                    "passerelle.drafts.memory",
                    "192m",
                    "passerelle.drafts.processes",
                    "1");
        }
    }

    private static Response send(String task, Map<String, ?> files) {
        return given().contentType(ContentType.JSON)
                .header("Accept-Language", "en")
                .body(Map.of("files", files))
                .post(PROGRAMME + "/drafts/" + task);
    }

    private static ValidatableResponse check(Map<String, ?> files) {
        return send("check", files).then();
    }

    private static String published(String path) {
        try {
            return Files.readString(Path.of("docs/template-programme", path));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** The published model with an expression in the place of a cell. */
    private static Map<String, String> withCell(String feel) {
        String escaped = feel.replace("&", "&amp;").replace("<", "&lt;");
        return Map.of(MODEL, published(MODEL).replace("<text>&lt; 18</text>", "<text>" + escaped + "</text>"));
    }

    private static final AtomicBoolean WARM = new AtomicBoolean();

    /** What a bomb left behind must not fail the next test for want of time. */
    @BeforeEach
    void warmUp() {
        for (int attempt = 0; attempt < 5 && !WARM.get(); attempt++) {
            WARM.set(send("check", Map.of()).statusCode() == 200);
        }
    }

    /** Sends a draft that ends the process it is worked on in. */
    private static Response sendBomb(String task, String feel) {
        WARM.set(false);
        return send(task, withCell(feel));
    }

    @Test
    void files_areListedAndReadAsTheyAre() throws IOException {
        given().get(PROGRAMME + "/files")
                .then()
                .statusCode(200)
                .body(
                        "files.path",
                        hasItems(MODEL, "rules/library-card/loans.drl", "test-scenarios/library-card/cards.csv"))
                .body("files.find { it.path == '" + MODEL + "' }.editable", equalTo(true))
                .body("files.find { it.path == 'rules/library-card/loans.drl' }.editable", equalTo(false))
                .body("rulesDigest", containsString("sha256:"));
        byte[] bytes = given().get(PROGRAMME + "/files/" + MODEL)
                .then()
                .statusCode(200)
                .contentType("application/xml")
                .extract()
                .asByteArray();
        assertThat(bytes).isEqualTo(Files.readAllBytes(Path.of("docs/template-programme", MODEL)));
        given().get("/v1/programmes/valais-coaching/files")
                .then()
                .body("files.path", hasItems("dmn/valais-coaching/funding.dmn", "rules/valais-coaching/tandem.drl"))
                .body("files.path", hasItem("test-scenarios/valais-coaching/funding.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/dmn/valais-coaching/types.dmn",
                "/files/dmn/library-card/none.dmn",
                "/files/dmn/..%2Flibrary-card/types.dmn",
                "/files/dmn/library-card/..%2F..%2F..%2Fpom.xml",
                "/files/application.properties",
            })
    void file_ofNoProgrammeOrAnother_isNotFound(String path) {
        given().urlEncodingEnabled(false)
                .get(PROGRAMME + path)
                .then()
                .statusCode(not(equalTo(200)))
                .contentType("application/problem+json");
    }

    @Test
    void check_ofNothing_findsNothing() {
        check(Map.of())
                .statusCode(200)
                .body("usable", equalTo(true))
                .body("messages", empty())
                .body("basisChanged", equalTo(false));
    }

    @Test
    void check_saysWhatIsWrong_byCell() {
        check(withCell("< 17"))
                .statusCode(200)
                .body("usable", equalTo(true))
                .body("messages.kind", hasItem("GAP"))
                .body("messages.find { it.kind == 'GAP' }.table", equalTo("fee"))
                .body("messages.find { it.kind == 'GAP' }.witness", equalTo(Map.of("person.age", "17")));
    }

    @Test
    void check_ofABuiltInProgramme_reusesItsRules() {
        given().contentType(ContentType.JSON)
                .body("{\"basis\": \"sha256:0\"}")
                .post("/v1/programmes/valais-coaching/drafts/check")
                .then()
                .statusCode(200)
                .body("usable", equalTo(true))
                .body("messages.severity", not(hasItem("ERROR")))
                .body("basisChanged", equalTo(true));
    }

    @Test
    void scenarios_sayWhatFlips() {
        send("scenarios", withCell("< 18, > 200"))
                .then()
                .statusCode(200)
                .body("passed", equalTo(16))
                .body("flipped", empty());
        send(
                        "scenarios",
                        Map.of(
                                MODEL,
                                published(MODEL).replace("&lt; 18", "&lt; 17").replace("[18..", "[17..")))
                .then()
                .statusCode(200)
                .body("passed", equalTo(15))
                .body("flipped.size()", equalTo(1))
                .body("flipped[0].before.fee", equalTo("FREE"))
                .body("flipped[0].after.fee", equalTo("REDUCED"));
    }

    @Test
    void scenarios_ofADraftThatCannotBeEvaluated_areRefused() {
        send("scenarios", withCell("< 18 18"))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", containsString("unusable-draft"))
                .body("messages[0].row", equalTo("fee.5"));
    }

    @Test
    void scenarios_asLines_sayHowFarTheyAre() throws IOException {
        String answer = given().contentType(ContentType.JSON)
                .accept("application/x-ndjson")
                .body("{}")
                .post(PROGRAMME + "/drafts/scenarios")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString();

        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            lines.add(new JsonMapper().readTree(line));
        }
        assertThat(lines.subList(0, lines.size() - 1))
                .hasSizeGreaterThan(16)
                .allMatch(line -> line.has("progress"))
                .anyMatch(line -> line.at("/progress/of").asInt() == 16);
        assertThat(lines.get(lines.size() - 1).at("/result/passed").asInt()).isEqualTo(16);
    }

    private static Map<String, String> withReducedFrom17() {
        return Map.of(MODEL, published(MODEL).replace("&lt; 18", "&lt; 17").replace("[18..", "[17.."));
    }

    @Test
    void comparison_saysWhatTheDraftChanges() {
        send("comparison", withReducedFrom17())
                .then()
                .statusCode(200)
                .body("differences.row", equalTo(List.of("fee.5", "fee.6")))
                .body("differences[0].before", equalTo("< 18"))
                .body("differences[0].after", equalTo("< 17"));
    }

    @Test
    void comparison_ofEditions_namesTheRowsThatAreNew() {
        given().contentType(ContentType.JSON)
                .body(Map.of("before", "2024", "after", "2026"))
                .post(PROGRAMME + "/drafts/comparison")
                .then()
                .statusCode(200)
                .body("differences.findAll { it.kind == 'ROW_ADDED' }.row", hasItems("fee.5", "fee.6"));
        given().contentType(ContentType.JSON)
                .body(Map.of("before", "2024", "after", "none"))
                .post(PROGRAMME + "/drafts/comparison")
                .then()
                .statusCode(422)
                .body("messages[0].kind", equalTo("REQUEST"))
                .body("messages[0].text", containsString("2026"));
    }

    @Test
    void impact_saysWhomTheDraftConcerns() {
        given().contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "files",
                                withReducedFrom17(),
                                "decisionDate",
                                "2026-05-01",
                                "caseload",
                                Map.of(
                                        "cases",
                                        "{\"person\": {\"age\": 17}}\n{\"person\": {\"age\": 16}}\n{\"person\": {\"age\": true}}")))
                .post(PROGRAMME + "/drafts/impact")
                .then()
                .statusCode(200)
                .body("regions.table", hasItem("fee"))
                .body("flipped.size()", equalTo(1))
                .body("caseload.cases", equalTo(2))
                .body("caseload.changed", equalTo(1))
                .body("caseload.problems.size()", equalTo(1));
        given().contentType(ContentType.JSON)
                .body(Map.of("decisionDate", "tomorrow"))
                .post(PROGRAMME + "/drafts/impact")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("BAD_DATE"));
        given().contentType(ContentType.JSON)
                .body(Map.of("caseload", Map.of("distribution", "facts: {none: {unknown: 500}}")))
                .post(PROGRAMME + "/drafts/impact")
                .then()
                .statusCode(422)
                .body("messages.kind", hasItem("REQUEST"));
    }

    @Test
    void argumentsOfADraft_thatAreMisspeltOrMistyped_areAllNamed() {
        given().contentType(ContentType.JSON)
                .body(Map.of("caseload", Map.of("case", "{}", "cases", 7)))
                .post(PROGRAMME + "/drafts/impact")
                .then()
                .statusCode(400)
                .body(
                        "errors.collect { it.pointer + ' ' + it.code }",
                        containsInAnyOrder("/caseload/case UNKNOWN_FIELD", "/caseload/cases WRONG_TYPE"));
    }

    @Test
    void mutations_andProposals_nameWhatScenariosLack() {
        send("mutations", Map.of())
                .then()
                .statusCode(200)
                .body("killed", greaterThan(0))
                .body("failing", empty());
        send("proposals", Map.of()).then().statusCode(200).body("proposals.table", hasItem("fee"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dmn/valais-coaching/types.dmn",
                "dmn/library-card/../valais-coaching/types.dmn",
                "../../etc/cron.d/x.dmn",
                "dmn/library-card/x.class",
            })
    void path_outsideTheProgramme_isRefused(String path) {
        check(Map.of(path, ""))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("invalid-draft"))
                .body("errors[0].pointer", equalTo("/files/" + path.replace("/", "~1")))
                .body("errors[0].code", equalTo("NOT_ALLOWED"))
                .body("errors[0].allowed", hasItem("dmn/library-card/*.dmn"));
    }

    @Test
    void file_ofTenMegabytes_isRefused() {
        check(Map.of(MODEL, "x".repeat(10_000_000))).statusCode(400).body("errors[0].code", equalTo("TOO_LONG"));
    }

    @Test
    void body_overTheLimit_isRefused() {
        check(Map.of(MODEL, "x".repeat(17_000_000))).statusCode(413);
    }

    @Test
    void body_thatIsNoJson_isRefused() {
        given().contentType(ContentType.JSON)
                .body("{")
                .post(PROGRAMME + "/drafts/check")
                .then()
                .statusCode(400);
        given().contentType(ContentType.TEXT)
                .body("{}")
                .post(PROGRAMME + "/drafts/check")
                .then()
                .statusCode(415);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/programmes/none/drafts/check")
                .then()
                .statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(PROGRAMME + "/drafts/none")
                .then()
                .statusCode(404);
        given().get(PROGRAMME + "/drafts/check").then().statusCode(405).header("Allow", "POST");
    }

    @Test
    void truncatedModel_isRefused_withTheLine() {
        String text = published(MODEL);
        check(Map.of(MODEL, text.substring(0, text.length() / 2)))
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("messages.size()", equalTo(1))
                .body("messages[0].kind", equalTo("XML"))
                .body("messages[0].line", equalTo((int)
                        text.substring(0, text.length() / 2).lines().count()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><definitions>&c;</definitions>",
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>",
            })
    void entities_areRefused_andNotRead(String model) {
        check(Map.of(TYPES, model))
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("messages.kind", equalTo(List.of("SECURITY")))
                .body("messages.text", not(hasItem(containsString("root:"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(k) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "function(k) external {pmml: {document: \"a\", model: \"b\"}}",
            })
    void functionsOfCode_areRefused(String feel) {
        check(withCell(feel))
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("messages.kind", equalTo(List.of("SECURITY")))
                .body("messages[0].line", equalTo(104));
    }

    @Test
    void import_fromElsewhere_isRefused() {
        check(Map.of(
                        MODEL,
                        published(MODEL)
                                .replace("locationURI=\"types.dmn\"", "locationURI=\"http://127.0.0.1/types.dmn\"")))
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("messages.kind", equalTo(List.of("SECURITY")));
    }

    @Test
    void rules_areRefused() {
        String path = "rules/library-card/loans.drl";
        check(Map.of(path, published(path) + "\n"))
                .statusCode(200)
                .body("usable", equalTo(false))
                .body("messages.kind", equalTo(List.of("SECURITY")));
    }

    /** Each keeps an engine busy, fills its memory or its stack. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "scenarios ~ some n in 1..9000000000 satisfies n < 0",
                "scenarios ~ count(for a in 1..90000, b in 1..90000, c in 1..90000 return a) > 0",
                "scenarios ~ {f: function(g) g(g), r: f(f)}.r > 0",
                // Of the tasks that may take longer elsewhere: here they may not.
                "impact ~ string length(string join(for i in 1..900000000 return \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\")) > 0",
            })
    void bomb_isEnded_andDecisionsGoOn(String task, String feel) {
        CompletableFuture<Response> bomb = CompletableFuture.supplyAsync(() -> sendBomb(task, feel));
        int decided = 0;
        do {
            decide().statusCode(200).body("outcomes.fee", equalTo("FREE"));
            decided++;
        } while (!bomb.isDone());

        assertThat(decided).isPositive();
        Response answer = bomb.join();
        // What only the stack limits may be a plain error of the expression: then its scenarios fail.
        assertThat(answer.statusCode()).isIn(200, 422);
        if (answer.statusCode() == 200) {
            assertThat(answer.jsonPath().getList("failed")).isNotEmpty();
        } else {
            assertThat(answer.jsonPath().getString("type")).contains("exhausting-draft", "draft");
            assertThat(answer.jsonPath().getString("errors[0].code")).isIn("TIME", "MEMORY", "RECURSION");
            assertThat(answer.jsonPath().getString("errors[0].detail")).contains("scenario");
        }
        warmUp();
        check(Map.of()).statusCode(200).body("usable", equalTo(true));
    }

    private static ValidatableResponse decide() {
        return given().contentType(ContentType.JSON)
                .body(
                        "{\"decisionDate\": \"2026-05-01\", \"facts\": {\"person\": {\"livesInTown\": true, \"age\": 10}}}")
                .post(PROGRAMME + "/decisions?explain=none")
                .then();
    }

    @Test
    void service_whoseProcessesAreAllBusy_saysWhenToComeAgain() {
        // More at once than there are processes.
        List<CompletableFuture<Response>> bombs = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> sendBomb("scenarios", TIME_BOMB), THREADS))
                .limit(6)
                .toList();

        List<Response> answers = bombs.stream().map(CompletableFuture::join).toList();
        assertThat(answers).anySatisfy(ended -> {
            assertThat(ended.statusCode()).isEqualTo(422);
            // Which limit is met first depends on how much has been compiled.
            assertThat(ended.jsonPath().getString("errors[0].code")).isIn("TIME", "RECURSION");
        });
        assertThat(answers).anySatisfy(refused -> {
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
            assertThat(refused.contentType()).isEqualTo("application/problem+json");
        });
    }
}
