package org.passerelle.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.decision.Json;
import org.passerelle.events.Awaiting;
import org.passerelle.events.Instance;
import org.passerelle.trust.ReceiptKeys;

/** The packaged service while the clock of its machine is set (by Debian's libfaketime). Clocks that only measure are left alone, as setting does. */
@Tag("chaos")
final class SetClockIT {

    private static final String JSON = "application/json";
    private static final String CASE = """
            {"caseId": "2026-0417", "decisionDate": "2026-11-21", "facts": {"assessment": {"realisticPotential": false}}}""";
    private static final Set<String> OWN = Set.of("decisionId");

    @TempDir
    private Path folder;

    private Path offset;
    private Instance service;
    private final Set<JsonNode> answers = new HashSet<>();

    @AfterEach
    void kill() {
        service.close();
    }

    private void start() throws IOException {
        Files.writeString(folder.resolve("key.jwk"), ReceiptKeys.create());
        offset = Files.writeString(folder.resolve("offset"), "+0");
        try (Stream<Path> libraries = Files.walk(Path.of("/usr/lib"), 3)) {
            Path library = libraries
                    .filter(file -> file.endsWith("libfaketimeMT.so.1"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Please install libfaketime."));
            service = Instance.starting(
                    List.of(
                            "env",
                            "LD_PRELOAD=" + library,
                            "FAKETIME_TIMESTAMP_FILE=" + offset,
                            "FAKETIME_NO_CACHE=1",
                            "FAKETIME_DONT_FAKE_MONOTONIC=1"),
                    List.of("-Dpasserelle.log.segment-bytes=50000"),
                    Map.of(
                            "PASSERELLE_LOG", folder.resolve("log").toString(),
                            "PASSERELLE_LOG_SECRETS", folder.resolve("secrets").toString(),
                            "PASSERELLE_RECEIPT_KEY", folder.resolve("key.jwk").toString()),
                    folder.resolve("service.log"));
        }
        Awaiting.until(
                Duration.ofMinutes(2), () -> service.get("/q/health/ready").statusCode() == 200);
    }

    private void decide() throws IOException, InterruptedException {
        HttpResponse<String> answer = service.post("/v1/programmes/valais-coaching/decisions", JSON, JSON, CASE);
        assertThat(answer.statusCode()).isEqualTo(200);
        answers.add(((ObjectNode) Json.MAPPER.readTree(answer.body())).without(OWN));
    }

    private String head() throws IOException, InterruptedException {
        return service.get("/v1/log/head").body();
    }

    private static Instant time(String head) throws IOException {
        return Instant.parse(Json.MAPPER.readTree(head).get("time").asText());
    }

    @Test
    void clockSetByAnHour_whileServing_changesNothingButTheTimesInTheLog() throws IOException, InterruptedException {
        start();
        List<String> heads = new ArrayList<>();
        for (String step : List.of("+0", "+3600", "-3600", "+0")) {
            Files.writeString(offset, step);
            for (int number = 0; number < 300; number++) {
                decide();
            }
            heads.add(head());
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        }

        assertThat(Duration.between(time(heads.get(0)), time(heads.get(1))))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(70));
        assertThat(Duration.between(time(heads.get(1)), time(heads.get(2))))
                .isBetween(Duration.ofMinutes(-120), Duration.ofMinutes(-110));
        assertThat(answers).hasSize(1);
        assertThat(service.stop()).isZero();
        LogCheck check = new LogCheck(new ReceiptKeys(Optional.of(folder.resolve("key.jwk")), Optional.empty()));
        heads.forEach(check::compareWith);
        check.read(folder.resolve("log"));
        assertThat(check.report().findings()).isEmpty();
        assertThat(check.report().chains()).singleElement().satisfies(chain -> {
            assertThat(chain.decisions()).isEqualTo(1200);
            assertThat(chain.hasStopped()).isTrue();
        });
    }
}
