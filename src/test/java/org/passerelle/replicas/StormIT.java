package org.passerelle.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged service when more is asked of it than it can do. It has the first core for itself, and its callers the second: callers beside
 * it could not send more than it decides.
 */
@Tag("chaos")
final class StormIT {

    /** How long the service is overloaded. */
    private static final int SECONDS = Integer.getInteger("passerelle.chaos.seconds", 60);

    private static final String VALAIS = "/v1/programmes/valais-coaching/";

    private String body;
    private Replica service;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        body = new ObjectMapper()
                .readTree(Path.of("benchmark/typical-case.json").toFile())
                .toString();
        Path log = Path.of("target/chaos-overload.log");
        Files.deleteIfExists(log);
        List<String> command = Stream.concat(Stream.of("taskset", "-c", "0"), Replica.COMMAND.stream())
                .toList();
        service = Replica.started(command, Map.of(), log, Replica.freePort());
        keepCallersTo("1");
        service.awaitReady();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        service.kill();
        keepCallersTo("0-1");
    }

    private static void keepCallersTo(String cores) throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        Process taskset = new ProcessBuilder("taskset", "-a", "-c", "-p", cores, self)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(taskset.waitFor()).isZero();
    }

    @Test
    void overload_isRefused_withWhenToTryAgain_andPasses() throws Exception {
        String path = VALAIS + "decisions";
        new Storm(service.address(), path, body, 64, 0).blow(120, 10);

        Storm.Result normal = new Storm(service.address(), path, body, 64, 0).blow(5, 20);
        System.out.println("At capacity: " + normal);
        assertThat(normal.refused() + normal.others())
                .as("64 callers who wait for their answers are no overload")
                .isZero();

        double offered = 3 * normal.acceptedPerSecond();
        Storm.Result burst = new Storm(service.address(), path, body, 1_024, offered).blow(0, 20);
        long before = service.residentMemory();
        Storm.Result overload = new Storm(service.address(), path, body, 1_024, offered).blow(30, SECONDS);
        long after = service.residentMemory();
        System.out.println("Its beginning, a burst so far: " + burst);
        System.out.println("Overloaded: " + overload + ", memory " + before + " MiB, then " + after);
        assertThat(overload.offeredPerSecond()).as("it is one").isGreaterThan(2 * normal.acceptedPerSecond());
        assertThat(overload.refused()).isPositive();
        assertThat(overload.others()).isZero();
        assertThat(overload.withoutRetryAfter()).isZero();
        assertThat(overload.p99()).as("who is decided hardly waits longer").isLessThan(3 * normal.p99());

        assertThat(after).as("memory").isLessThan(before * 11 / 10);

        Storm.Result afterwards = new Storm(service.address(), path, body, 8, 0).blow(5, 5);
        assertThat(afterwards.refused() + afterwards.others()).as("it recovers").isZero();
    }

    @Test
    void senderWhoIsSlow_isNoOverload() throws Exception {
        String host = service.address().substring(0, service.address().indexOf(':'));
        int port = Integer.parseInt(service.address().substring(host.length() + 1));
        try (Socket socket = new Socket(host, port)) {
            String head =
                    "POST " + VALAIS + "decisions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            // Longer than a request may wait in a burst.
            TimeUnit.SECONDS.sleep(6);
            socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));

            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void flood_ofLongWork_leavesRoomForBriefWork() throws Exception {
        new Storm(service.address(), VALAIS + "decisions?explain=none", body, 4, 0).blow(5, 5);

        Storm flood = new Storm(
                service.address(),
                VALAIS + "changes",
                "{\"decisionDate\": \"2026-11-21\", \"facts\": {}, \"want\": {\"disposition\": \"OPEN_COACHING\"}}",
                400,
                0);
        CompletableFuture<Storm.Result> flooding = CompletableFuture.supplyAsync(() -> blow(flood));
        Storm.Result brief = new Storm(service.address(), VALAIS + "decisions?explain=none", body, 4, 0).blow(12, 15);
        Storm.Result lengthy = flooding.get(3, TimeUnit.MINUTES);
        System.out.println("Brief work beside a flood: " + brief + "; the flood: " + lengthy);
        assertThat(brief.others()).isZero();
        assertThat(brief.refused()).isLessThan(brief.accepted() / 20);
        assertThat(lengthy.refused()).isPositive();
        assertThat(lengthy.accepted()).isPositive();
        assertThat(lengthy.others()).isZero();
        assertThat(lengthy.withoutRetryAfter()).isZero();
    }

    private static Storm.Result blow(Storm storm) {
        try {
            return storm.blow(10, 20);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
