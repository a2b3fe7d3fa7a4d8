package org.passerelle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callers who take more than their share: others are served all the same. */
@QuarkusTest
@TestProfile(HogsIT.FewThreads.class)
final class HogsIT {

    /** Threads that are soon used up. */
    public static final class FewThreads implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.thread-pool.max-threads", "40", "quarkus.thread-pool.queue-size", "1");
        }
    }

    private static final String PROGRAMME = "/v1/programmes/valais-coaching";
    private static final String RULES = "GET " + PROGRAMME + "/rules HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Socket> callers = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
    }

    private Socket sent(String text) throws IOException {
        Socket caller = new Socket();
        callers.add(caller);
        caller.setReceiveBufferSize(2_048);
        caller.connect(
                new InetSocketAddress(Cases.server().getHost(), Cases.server().getPort()));
        caller.setSoTimeout(20_000);
        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return caller;
    }

    @Test
    void requests_ofACallerWhoTakesNoAnswers_areNotBegun_andNoneIsLost() throws Exception {
        int requests = 60;
        int size = given().get(PROGRAMME + "/rules").asByteArray().length;
        long before = settled();
        Socket caller = sent(RULES.repeat(requests));
        long begun = settled() - before;

        assertThat(begun).as("what the sockets of the machine take").isBetween(1L, requests / 2L);
        try (InputStream answers = caller.getInputStream()) {
            assertThat(answers.readNBytes(requests * size)).hasSize(requests * size);
        }
        assertThat(settled() - before).isEqualTo(requests);
    }

    private static long settled() throws InterruptedException {
        long earlier = -1;
        long now = answered();
        for (int tries = 0; now != earlier && tries < 50; tries++) {
            Thread.sleep(500);
            earlier = now;
            now = answered();
        }
        return now;
    }

    private static long answered() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains("/rules\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void caller_whoSendsVeryManyRequestsAtOnce_isHungUpOn() throws IOException {
        Socket caller = sent(RULES.repeat(2 * Connection.MOST_WAITING + 2));

        assertThat(end(caller)).isTrue();
    }

    private static boolean end(Socket caller) throws IOException {
        try {
            byte[] answers = new byte[8_192];
            int read = 0;
            while (read >= 0) {
                read = caller.getInputStream().read(answers);
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void drafts_sentSlowly_keepNobodyElseWaiting_andTooManyAreRefused() throws Exception {
        for (int draft = 0; draft < 100; draft++) {
            sent("POST " + PROGRAMME + "/drafts/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100000\r\n\r\n{\"f");
        }

        assertThat(given().get(PROGRAMME + "/rules").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(Cases.decide("{\"facts\": {}}").statusCode()).isEqualTo(200);
        Response refused = settled(HogsIT::check, 200);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("2");

        hangUp();
        assertThat(settled(HogsIT::check, 503).statusCode()).isEqualTo(200);
    }

    /** Asks until the answer is another than before the service had noticed who came or went. */
    private static Response settled(Supplier<Response> asked, int before) throws InterruptedException {
        Response answer = asked.get();
        for (int tries = 0; answer.statusCode() == before && tries < 50; tries++) {
            Thread.sleep(100);
            answer = asked.get();
        }
        return answer;
    }

    @Test
    void largeCases_sentSlowly_areRefusedWhenTooMany_andSmallOnesAreDecided() throws Exception {
        int together = (128 << 20) / 262_144;
        for (int large = 0; large < together; large++) {
            sent("POST " + Cases.DECISIONS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        }

        assertThat(Cases.decide("{\"facts\": {}}").statusCode()).isEqualTo(200);
        String large = "{\"facts\": {}" + " ".repeat(20_000) + "}";
        assertThat(settled(() -> Cases.decide(large), 200).statusCode()).isEqualTo(503);
    }

    /** Answered before its end, a request may go on without end: that is thrown away, and sometime hung up on. */
    @ParameterizedTest
    @CsvSource({
        "/v1/programmes/valais-coaching/decisions,                  413",
        "/v1/programmes/valais-coaching/changes,                    413",
        "/v1/programmes/valais-coaching/decisions/batch?explain=z,  400",
        "/v1/programmes/none/decisions/batch,                       404",
        "/v1/receipts/verify,                                       413",
        "/v1/programmes/valais-coaching/drafts/check,               413",
        "/v1/none,                                                  404",
    })
    void body_withoutEnd_isNotKept(String path, int status) throws IOException {
        Socket caller = sent("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + (path.contains("/batch") ? "application/x-ndjson" : "application/json")
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        String answer = "";
        try {
            while (sent < 8 * Connection.MOST_AFTER_THE_ANSWER) {
                caller.getOutputStream().write(chunk);
                sent += chunk.length;
                if (caller.getInputStream().available() > 0 && answer.isEmpty()) {
                    answer = new String(caller.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                }
            }
        } catch (SocketException hungUp) {
            assertThat(sent).isGreaterThan(Connection.MOST_AFTER_THE_ANSWER);
        }

        assertThat(answer).isEqualTo("HTTP/1.1 " + status);
        assertThat(sent).isLessThan(8 * Connection.MOST_AFTER_THE_ANSWER);
    }

    private static Response check() {
        return Cases.json().body("{}").post(PROGRAMME + "/drafts/check");
    }

    @Test
    void draft_ofMillionsOfSmallParts_isRefusedBeforeItFillsTheMemory() {
        String draft = "{\"files\":[" + "{},".repeat(1_500_000) + "{}]}";

        Response answer =
                Cases.json().header("Accept-Language", "en").body(draft).post(PROGRAMME + "/drafts/check");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("errors[0].code")).isEqualTo("TOO_MANY");
        assertThat(answer.<String>path("errors[0].detail"))
                .startsWith("Too many parts")
                .contains("line 1");
    }

    @Test
    void health_isAnswered_whileEveryThreadIsBusy() {
        CountDownLatch busy = new CountDownLatch(1);
        try {
            for (int thread = 0; thread < 100; thread++) {
                ExecutorRecorder.getCurrent().execute(() -> await(busy));
            }
        } catch (RejectedExecutionException all) {
            // As meant: not one is left.
            assertThat(all).isNotNull();
        }
        try {
            assertThat(given().get(PROGRAMME + "/rules").statusCode()).isEqualTo(503);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        } finally {
            busy.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
