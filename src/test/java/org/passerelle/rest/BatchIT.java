package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many cases over HTTP. */
@QuarkusTest
final class BatchIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CASE =
            "{\"decisionDate\": \"2026-11-21\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}\n";

    @TestHTTPResource("/v1/programmes/")
    URI programmes;

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(programmes.resolve(path)).header("Content-Type", "application/x-ndjson");
    }

    @Test
    void cases_areAnsweredAsEachAloneWouldBe_andSummedUp() throws Exception {
        HttpResponse<String> response = CLIENT.send(
                request("valais-coaching/decisions/batch?explain=none")
                        .POST(BodyPublishers.ofString(CASE + "{\"facts\": 1}\n" + CASE))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        List<String> lines = response.body().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(2)).at("/outcomes/eligibility").asText())
                .isEqualTo("NOT_ELIGIBLE");
        JsonNode problem = JSON.readTree(lines.get(1));
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/facts");
        assertThat(JSON.readTree(lines.get(3)).at("/summary/decided").asInt()).isEqualTo(2);
    }

    @Test
    void wish_holdsForEveryLine_asForASingleCase() throws Exception {
        String wish = "?explain=short&outcomes=eligibility,measures[].route&receipt=true&strictScope=true";
        ObjectNode revoked = Cases.example();
        ((ObjectNode) revoked.at("/facts/authorisation")).put("revokedOn", "2026-06-01");
        HttpResponse<String> response = CLIENT.send(
                request("valais-coaching/decisions/batch" + wish.replace("[]", "%5B%5D"))
                        .POST(BodyPublishers.ofString(Cases.example() + "\n" + revoked))
                        .build(),
                BodyHandlers.ofString());
        List<String> lines = response.body().lines().toList();

        ObjectNode line = (ObjectNode) JSON.readTree(lines.get(0));
        ObjectNode single = (ObjectNode) JSON.readTree(Cases.json()
                .urlEncodingEnabled(false)
                .body(Cases.example().toString())
                .post(Cases.DECISIONS + wish.replace("[]", "%5B%5D"))
                .asByteArray());
        assertThat(line.get("unneeded")).isNotEmpty();
        Cases.json()
                .body(Cases.example().set("receipt", line.get("receipt")).toString())
                .post("/v1/receipts/verify")
                .then()
                .body("signature", is("VALID"))
                .body("facts", is("SAME"))
                .body("answer", is("SAME"));
        Set<String> own = Set.of("decisionId", "receipt");
        assertThat(line.<JsonNode>without(own)).isEqualTo(single.<JsonNode>without(own));

        assertThat(JSON.readTree(lines.get(1)).at("/errors/0/code").asText()).isEqualTo("OUT_OF_SCOPE");
        assertThat(JSON.readTree(lines.get(2)).at("/summary/outcomes").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("eligibility", "measures[].route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "batch/"})
    void batch_largerThanAnyOtherBody_isTaken(String path) throws Exception {
        String line = "{\"facts\": " + " ".repeat(250_000) + "1}\n";
        HttpResponse<String> response = CLIENT.send(
                request("valais-coaching/decisions/" + path + "?explain=none")
                        .POST(BodyPublishers.ofString(line.repeat(100)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.body().lines()).hasSize(101).last().asString().contains("\"cases\":100");
    }

    @Test
    void answers_toASenderWhoPauses_goOut() throws Exception {
        int sent = 5_000;
        try (Socket caller = new Socket(programmes.getHost(), programmes.getPort())) {
            caller.setSoTimeout(30_000);
            OutputStream out = caller.getOutputStream();
            out.write(head("HTTP/1.0", (sent + 1) * CASE.length()));
            out.write((CASE.repeat(sent) + CASE.substring(0, 20)).getBytes(StandardCharsets.US_ASCII));

            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answers.readLine()).contains("200");
            while (!answers.readLine().isEmpty()) {
                // Of the head only the status matters.
            }
            for (int answer = 0; answer < sent; answer++) {
                assertThat(answers.readLine()).startsWith("{\"decisionId\"");
            }
            out.write(CASE.substring(20).getBytes(StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).startsWith("{\"decisionId\"");
            assertThat(answers.readLine()).contains("\"decided\":" + (sent + 1));
        }
    }

    private byte[] head(String version, int length) {
        return ("POST " + programmes.getPath() + "valais-coaching/decisions/batch?explain=none " + version
                        + "\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void work_stops_whenNobodyReadsTheAnswersAnyMore() throws Exception {
        int cases = 100_000;
        double before = decided();
        try (Socket caller = new Socket(programmes.getHost(), programmes.getPort())) {
            OutputStream out = caller.getOutputStream();
            out.write(head("HTTP/1.1", cases * CASE.length()));
            Thread sender = new Thread(() -> send(CASE.repeat(cases), out), "sender");
            sender.start();
            assertThat(caller.getInputStream().readNBytes(1_000))
                    .as("answers come while cases do")
                    .hasSize(1_000);
        }
        double earlier = -1;
        double now = decided();
        for (int tries = 0; now != earlier && tries < 100; tries++) {
            Thread.sleep(300);
            earlier = now;
            now = decided();
        }
        assertThat(now).as("no more is decided").isEqualTo(earlier).isGreaterThan(before);
        assertThat(now - before).as("far fewer than were sent").isLessThan(cases / 2.0);
    }

    private static void send(String cases, OutputStream out) {
        try {
            out.write(cases.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // As meant: the caller has closed the connection in the middle.
        }
    }

    private double decided() throws Exception {
        String metrics = CLIENT.send(
                        HttpRequest.newBuilder(programmes.resolve("/q/metrics")).build(), BodyHandlers.ofString())
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("passerelle_decisions_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere/decisions/batch, application/x-ndjson, 404",
        "valais-coaching/decisions/batch?explain=loud, application/x-ndjson, 400",
        "valais-coaching/decisions/batch?outcomes=grandeur, application/x-ndjson, 400",
        "valais-coaching/decisions/batch?receipt=yes, application/x-ndjson, 400",
        "brest-mesp/decisions/batch?strictScope=true, application/x-ndjson, 400",
        "valais-coaching/decisions/batch, application/json, 415"
    })
    void requestThatIsNoBatch_isRefused(String path, String type, int status) throws Exception {
        HttpResponse<String> response = CLIENT.send(
                request(path)
                        .setHeader("Content-Type", type)
                        .POST(BodyPublishers.ofString(CASE))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
