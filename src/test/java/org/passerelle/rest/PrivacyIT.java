package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.rest.Cases.DECISIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.LogKeeper;
import org.passerelle.trust.ReceiptKeys;

/**
 * No value of a request ever stands in a refusal, in the log, in its lines of JSON, in a metric or, legibly, in the decision log, whatever happens
 * to the request.
 */
@QuarkusTest
@TestProfile(PrivacyIT.WithFaultyProgrammes.class)
final class PrivacyIT {

    private static final String VALUE = "MARKED-7f3a";

    /** Adds programmes at which the engine fails, and writes all that can be written. */
    public static final class WithFaultyProgrammes implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Files.createTempDirectory("privacy");
                Path key = Files.writeString(folder.resolve("key.jwk"), ReceiptKeys.create());
                return Map.of(
                        "passerelle.traces.endpoint", SpanSink.started(),
                        "passerelle.receipts.key", key.toString(),
                        "passerelle.log.folder", folder.resolve("log").toString(),
                        "passerelle.log.secrets", folder.resolve("secrets").toString(),
                        "passerelle.log.facts", "true",
                        "quarkus.log.category.\"passerelle.decisions\".level", "DEBUG",
                        "quarkus.log.file.enabled", "true",
                        "quarkus.log.file.json.enabled", "true",
                        "quarkus.log.file.path", folder.resolve("service.log").toString());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FaultyProgrammes.class, SteppingClock.class);
        }

        /** Returns the folder with everything that is written. */
        static Path folder() {
            return ConfigProvider.getConfig()
                    .getValue("passerelle.log.folder", Path.class)
                    .getParent();
        }
    }

    private static final String OURS = "org.passerelle";

    private final LogKeeper log = new LogKeeper(OURS);

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void searchLogsAndMetrics() throws IOException {
        log.stop();
        assertThat(log.entries()).noneMatch(entry -> entry.contains(VALUE));
        assertThat(written())
                .isNotEmpty()
                .allSatisfy((file, text) -> assertThat(text).as(file.toString()).doesNotContain(VALUE));
        assertThat(given().get("/q/metrics").asString())
                .contains("http_server_requests")
                .doesNotContain(VALUE);
    }

    /** Returns the lines of JSON, the decision log and its secrets, by file. */
    private static Map<Path, String> written() throws IOException {
        Map<Path, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.walk(WithFaultyProgrammes.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return written;
    }

    @Test
    void log_isListenedTo() {
        Logger.getLogger(OURS).finest("heard");

        assertThat(log.entries()).anyMatch(entry -> entry.contains("heard"));
    }

    @Test
    void decision_standsByItsIdInTheLinesOfJsonAndInTheDecisionLog() throws IOException {
        String id =
                Cases.decide("{\"caseId\": \"" + VALUE + "\", \"facts\": {}}").path("decisionId");

        String lines = Files.readString(WithFaultyProgrammes.folder().resolve("service.log"));
        assertThat(lines.lines())
                .filteredOn(line -> line.contains(id))
                .singleElement()
                .satisfies(line -> {
                    JsonNode entry = Document.JSON.readTree(line);
                    assertThat(entry.at("/mdc/decisionId").asText()).isEqualTo(id);
                    assertThat(entry.get("loggerName").asText()).isEqualTo("passerelle.decisions");
                });
        assertThat(written().entrySet())
                .filteredOn(file -> file.getKey().toString().endsWith(".ndjson"))
                .anySatisfy(file -> assertThat(file.getValue()).contains("\"decisionId\":\"" + id + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "short", "full"})
    void case_thatIsDecided_leavesNoTrace(String level) {
        Cases.json()
                .body("""
                        {"caseId": "%1$s", "facts": {
                          "measures": [{"id": "%1$s", "code": "%1$s", "providerCanton": "%1$s"}],
                          "tandem": {"members": [{"id": "%1$s", "role": "OTHER"}]},
                          "conduct": {"statements": [{"measure": "%1$s"}]}}}""".formatted(VALUE))
                .post(DECISIONS + "?explain=" + level)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "%s"                                                              | 422
                    {"%s": 1, "facts": {}}                                            | 422
                    {"facts": {"announcement": "%s"}}                                 | 422
                    {"facts": {"announcement": {"announcedBy": "%s"}}}                | 422
                    {"facts": {"announcement": {"%s": true}}}                         | 422
                    {"facts": {"legal": {"age": "%s"}}}                               | 422
                    {"facts": {"authorisation": {"signedOn": "%s"}}}                  | 422
                    {"facts": {"authorisation": {"scope": ["%s"]}}}                   | 422
                    {"facts": {"conduct": {"statements": [{"period": "%s"}]}}}        | 422
                    {"facts": {"measures": [{"id": "%s"}, {"id": "%s"}]}}             | 422
                    {"decisionDate": "%s", "facts": {}}                               | 422
                    {"caseId": "%s", "decisionDate": "1999-01-01", "facts": {}}       | 422
                    {"caseId": "%s %s %s %s %s %s %s %s %s %s", "facts": {}}          | 422
                    %s                                                                | 400
                    {"facts": %s}                                                     | 400
                    {"facts": "%s                                                     | 400
                    {"facts": {}} "%s"                                                | 400
                    {"%s": 1, "%s": 2}                                                | 400
                    {"caseId": "%s", "age": 1e99999999999999999999}                   | 400
                    """)
    void case_thatIsRefused_isNotQuoted(String body, int status) {
        Response response = Cases.decide(body.replace("%s", VALUE));

        assertThat(response.statusCode()).isEqualTo(status);
        // A pointer to a field that the schema does not know can only be written with its name.
        String withoutPointers = response.asString().replaceAll("\"pointer\":\"[^\"]*\"", "");
        assertThat(withoutPointers).doesNotContain(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"facts\": {}, \"want\": {\"eligibility\": \"%s\"}}",
                "{\"facts\": {}, \"want\": {\"%s\": true}}",
                "{\"facts\": {}, \"want\": {\"eligibility\": \"ELIGIBLE\"}, \"fixed\": [\"%s\", \"/%s\","
                        + " \"/legal/%s\"]}",
                "{\"facts\": {\"measures\": [{\"id\": \"%s\"}]}, \"want\": {\"measures\": [{\"id\": \"%s2\", \"code\":"
                        + " \"%s\"}]}}"
            })
    void wish_thatIsRefused_isNotQuoted(String body) {
        Response response = Cases.json().body(body.replace("%s", VALUE)).post("/v1/programmes/valais-coaching/changes");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.asString().replaceAll("\"pointer\":\"[^\"]*\"", "")).doesNotContain(VALUE);
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    test-scenarios/valais-coaching/x.yaml | - {scenario: '%s', decisionDate: 2026-11-21, facts: {measures: [{id: '%s', code: '%s'}]}, expect: {eligibility: ELIGIBLE}} | 200
                    test-scenarios/valais-coaching/x.csv  | scenario,decisionDate,announcement.announcedBy\\n%s,%s,%s | 200
                    dmn/valais-coaching/types.dmn         | <%s                                             | 200
                    dmn/valais-coaching/programme.yaml    | id: %s                                          | 200
                    dmn/%s/types.dmn                      | %s                                              | 400
                    """)
    void draft_leavesNoTrace(String path, String text, int status) {
        String body = "{\"files\": {\"" + path + "\": \"" + text + "\"}}";
        Response response =
                Cases.json().body(body.replace("%s", VALUE)).post("/v1/programmes/valais-coaching/drafts/check");

        assertThat(response.statusCode()).isEqualTo(status);
        if (status >= 400) {
            assertThat(response.asString().replaceAll("\"pointer\":\"[^\"]*\"", ""))
                    .doesNotContain(VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/programmes/valais-coaching/files/dmn/MARKED-7f3a/types.dmn, 404",
        "GET,    /v1/programmes/MARKED-7f3a/files,                    404",
        "POST,   /v1/programmes/MARKED-7f3a/drafts/check,             404",
        "GET,    /v1/programmes/MARKED-7f3a,                          404",
        "GET,    /v1/programmes/MARKED-7f3a/schema,                   404",
        "GET,    /v1/programmes/valais-coaching/rules/MARKED-7f3a,    404",
        "POST,   /v1/programmes/MARKED-7f3a/decisions,                404",
        "POST,   /v1/programmes/valais-coaching/decisions?explain=MARKED-7f3a, 400",
        "GET,    /MARKED-7f3a,                                        404",
        "GET,    /q/MARKED-7f3a,                                      404",
        "GET,    /v1/programmes?q=MARKED-7f3a,                        400",
        "DELETE, /v1/programmes/MARKED-7f3a,                          405",
        "PUT,    /v1/programmes/MARKED-7f3a/decisions,                405",
        "OPTIONS,/v1/programmes/MARKED-7f3a/decisions,                200",
        "MARKED-7f3a, /v1/programmes,                                 405",
        "MARKED-7f3a, /MARKED-7f3a,                                   404",
    })
    void path_isNotQuoted(String method, String path, int status) {
        Response response = Cases.json().body("{\"facts\": {}}").request(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.asString()).doesNotContain(VALUE);
        assertThat(response.headers().toString()).doesNotContain(VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Language",
                "Accept-Charset",
                "Accept-Encoding",
                "Content-Encoding",
                "Authorization",
                "Cookie",
                "User-Agent",
                "Referer",
                "X-Request-Id",
                "X-Forwarded-For",
                "Traceparent",
                "If-None-Match",
                "Range",
                "Expect",
                "Origin"
            })
    void header_isNotQuoted(String name) {
        Response response =
                Cases.json().header(name, VALUE).body("{\"facts\": {}}").post(DECISIONS);

        assertThat(response.statusCode()).isLessThan(500);
        assertThat(response.headers().toString()).doesNotContain(VALUE);
        assertThat(response.asString()).doesNotContain(VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/MARKED-7f3a", "MARKED-7f3a", "application/json;charset=MARKED-7f3a"})
    void contentType_isNotQuoted(String type) throws IOException {
        String answer = raw(
                "POST " + DECISIONS + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: " + type,
                "Content-Length: 2",
                "Connection: close",
                "",
                "{}");

        assertThat(answer).containsPattern("^HTTP/1.1 4(15|22)").doesNotContain(VALUE);
    }

    @Test
    void request_atWhichTheServerFails_isNotQuoted() throws IOException {
        assertThat(raw("GET /v1/programmes/MARKED-7f3a HTTP/1.1", "Host: {MARKED-7f3a}", "Connection: close", "", ""))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain(VALUE);
        assertThat(raw("GET /v1/programmes/%zzMARKED-7f3a HTTP/1.1", "Host: localhost", "Connection: close", "", ""))
                .startsWith("HTTP/1.1 400")
                .doesNotContain(VALUE);
        assertThat(raw("MARKED-7f3a", "", "")).contains(" 400 ").doesNotContain(VALUE);
    }

    private String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(Cases.server().getHost(), Cases.server().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FaultyProgrammes.THROWING, FaultyProgrammes.MISTYPED})
    void fault_isAnsweredWithAnIdThatStandsInTheLog_andNothingElse(String programme) throws IOException {
        Response response = Cases.json().body("""
                        {"caseId": "%1$s", "facts": {"measures": [{"id": "%1$s", "code": "%1$s"}]}}""".formatted(VALUE)).post("/v1/programmes/" + programme + "/decisions");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        JsonNode problem = Document.JSON.readTree(response.asByteArray());
        assertThat(problem.get("type").asText()).isEqualTo("https://passerelle.example/problems/fault");
        assertThat(problem.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("type", "title", "status", "instance");
        assertThat(log.entries())
                .filteredOn(entry -> entry.contains(problem.get("instance").asText()))
                .singleElement()
                .asString()
                .contains("DecisionEngine");
        assertThat(written().toString()).contains(problem.get("instance").asText());
        assertThat(response.asString()).doesNotContain(VALUE);
    }
}
