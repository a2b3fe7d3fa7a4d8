package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service with hardly any patience: who would have to wait is refused. */
@QuarkusTest
@TestProfile(OverloadIT.WithoutPatience.class)
final class OverloadIT {

    /** Lets nobody wait long. */
    public static final class WithoutPatience implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.vertx.event-loops-pool-size", "1",
                    "passerelle.overload.brief.target", "50ms",
                    "passerelle.overload.brief.burst", "0s",
                    "passerelle.overload.lengthy.target", "0s",
                    "passerelle.overload.lengthy.burst", "0s",
                    "passerelle.overload.batches", "0");
        }
    }

    private static void assertBusy(Response response) {
        response.then()
                .statusCode(503)
                .header("Retry-After", "2")
                .header("Content-Language", "en")
                .contentType("application/problem+json")
                .body("type", equalTo("https://passerelle.example/problems/unavailable"))
                .body("instance", startsWith("urn:uuid:"));
    }

    @Test
    void longWork_isRefused_withWhenToTryAgain() {
        assertBusy(Cases.json()
                .header("Accept-Language", "en")
                .body("{\"facts\": {}, \"want\": {\"eligibility\": \"ELIGIBLE\"}}")
                .post("/v1/programmes/valais-coaching/changes"));
    }

    @Test
    void neededFacts_andReceiptsToVerify_areLongWork() {
        assertBusy(Cases.json().header("Accept-Language", "en").get("/v1/programmes/valais-coaching/needed"));
        assertBusy(Cases.json()
                .header("Accept-Language", "en")
                .body("{\"receipt\": \"a.b.c\"}")
                .post("/v1/receipts/verify"));
    }

    @Test
    void batch_beyondThoseThatMayRunAtOnce_isRefused() throws IOException {
        assertThat(answer(sent(post("/batch", "application/x-ndjson", "{\"facts\": {}}\n"))))
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("retry-after: 2");
    }

    @Test
    void briefWork_thatFindsTheLoopFree_isDone() {
        Cases.decide(Cases.example().toString()).then().statusCode(200);
    }

    @Test
    void briefWork_thatComesWhileTheLoopIsAtAnother_isRefused_butHealthIsNot() throws IOException {
        String decision = post("", "application/json", Cases.example().toString());
        List<Socket> callers = new ArrayList<>();
        for (int caller = 0; caller < 100; caller++) {
            callers.add(sent(decision));
        }
        Socket probe = sent("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        List<String> answers = new ArrayList<>();
        for (Socket caller : callers) {
            answers.add(answer(caller));
        }

        assertThat(answers).extracting(answer -> answer.substring(9, 12)).containsOnly("200", "503");
        assertThat(answers)
                .filteredOn(answer -> answer.startsWith("HTTP/1.1 503"))
                .allSatisfy(answer -> assertThat(answer)
                        .containsIgnoringCase("retry-after: 2")
                        .containsIgnoringCase("x-content-type-options")
                        .contains("application/problem+json"));
        assertThat(answer(probe)).startsWith("HTTP/1.1 200");
    }

    private static String post(String path, String type, String body) {
        return "POST " + Cases.DECISIONS + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static Socket sent(String text) throws IOException {
        Socket socket = new Socket(Cases.server().getHost(), Cases.server().getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String answer(Socket caller) throws IOException {
        try (caller) {
            return new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
