package org.passerelle.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.decision.Json;
import org.passerelle.events.Awaiting;
import org.passerelle.events.Instance;
import org.passerelle.trust.ReceiptKeys;

/** The service as it is packaged, writing its decision log, on a disk that fills and through a kill. */
final class DecisionLogIT {

    private static final String DECISIONS = "/v1/programmes/valais-coaching/decisions";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String CASE =
            "{\"caseId\": \"MARKED-7f3a\", \"facts\": {\"measures\": [{\"id\": \"MARKED-7f3a\"}]}}";
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Bytes that the process may write to one file; the operator can raise it while it runs, as one frees space. */
    private static final int SPACE = 200_000;

    @TempDir
    private Path folder;

    private Instance service;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("key.jwk"), ReceiptKeys.create());
        service = started("first.log", List.of("prlimit", "--fsize=" + SPACE + ":"));
    }

    @AfterEach
    void kill() {
        service.close();
    }

    private Instance started(String log, List<String> launcher) throws IOException {
        Map<String, String> environment = Map.of(
                "PASSERELLE_LOG", folder.resolve("log").toString(),
                "PASSERELLE_LOG_SECRETS", folder.resolve("secrets").toString(),
                "PASSERELLE_RECEIPT_KEY", folder.resolve("key.jwk").toString());
        return Instance.starting(launcher, List.of(), environment, folder.resolve(log));
    }

    private List<String> logged() throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : Logs.lines(folder.resolve("log"))) {
            Json.MAPPER.readTree(line).findValuesAsText("decisionId").forEach(ids::add);
        }
        return ids;
    }

    private LogCheck.Report check(String... heads) throws IOException {
        Path keys = Files.writeString(
                folder.resolve("keys.json"),
                new ReceiptKeys(Optional.of(folder.resolve("key.jwk")), Optional.empty()).published());
        LogCheck check = new LogCheck(ReceiptKeys.ofOthers(keys));
        Stream.of(heads).forEach(check::compareWith);
        check.read(folder.resolve("log"));
        return check.report();
    }

    private HttpResponse<String> decide() throws IOException, InterruptedException {
        return service.post(DECISIONS + "?explain=none", JSON, JSON, CASE);
    }

    private boolean isReady() throws IOException, InterruptedException {
        return service.get("/q/health/ready").statusCode() == 200;
    }

    private static List<String> decided(String lines) {
        return lines.lines()
                .map(DecisionLogIT::tree)
                .flatMap(answer -> answer.findValuesAsText("decisionId").stream())
                .toList();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException noJson) {
            throw new AssertionError(noJson);
        }
    }

    @Test
    void everyDecisionThatIsGiven_isInTheLog_throughAFullDiskAndAKill() throws IOException, InterruptedException {
        Awaiting.until(SOON, this::isReady);
        List<String> given = Collections.synchronizedList(new ArrayList<>());

        decideInEachWay(given);
        String head = service.get("/v1/log/head").body();
        assertThat(tree(head).fieldNames())
                .toIterable()
                .containsExactly("chain", "sequence", "time", "previous", "kind", "signature", "hash");
        assertThat(service.get("/v1/log/head").body()).isEqualTo(head);

        fillTheDisk(given);
        makeSpace();
        killUnderLoad(given);

        service = started("second.log", List.of());
        Awaiting.until(SOON, this::isReady);
        assertThat(logged()).containsAll(given);
        assertThat(decide().statusCode()).isEqualTo(200);
        assertThat(service.stop()).isZero();
        LogCheck.Report report = check(head);
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.hasStopped()).isTrue();
            assertThat(chain.decisions()).isGreaterThan(given.size());
        });
        assertNothingOfTheCaseIsKept();
    }

    /** A case as JSON, as a page, and some as lines. */
    private void decideInEachWay(List<String> given) throws IOException, InterruptedException {
        given.addAll(decided(decide().body()));
        assertThat(service.post(DECISIONS, JSON, "text/html", CASE).body()).contains("<html");
        given.addAll(decided(service.post(DECISIONS + "/batch", LINES, LINES, CASE + "\n{}\n" + CASE)
                .body()));
        assertThat(given).hasSize(3);
        assertThat(logged()).hasSize(4).containsAll(given);
    }

    private void fillTheDisk(List<String> given) throws IOException, InterruptedException {
        String many = (CASE + "\n").repeat(1_000);
        String answers = service.post(DECISIONS + "/batch?explain=none", LINES, LINES, many)
                .body();

        given.addAll(decided(answers));
        assertThat(answers).contains("\"decisionId\"", "/problems/log-unavailable\"");
        assertThat(answers.lines()).hasSize(1_001);
        HttpResponse<String> refused = decide();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(service.get("/v1/log/head").statusCode()).isEqualTo(503);
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(service.get("/q/metrics").body()).contains("passerelle_log_decisions_total{outcome=\"refused\"}");
    }

    private void makeSpace() throws IOException, InterruptedException {
        Process raised = new ProcessBuilder("prlimit", "--pid", "" + service.pid(), "--fsize=unlimited").start();
        assertThat(raised.waitFor()).isZero();
        Awaiting.until(SOON, this::isReady);
        assertThat(decide().statusCode()).isEqualTo(200);
    }

    private void killUnderLoad(List<String> given) throws InterruptedException {
        int before = given.size();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        for (int caller = 0; caller < 4; caller++) {
            callers.execute(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        given.addAll(decided(decide().body()));
                    }
                } catch (IOException | InterruptedException killed) {
                    // What was not answered was not given.
                }
            });
        }
        Awaiting.until(SOON, () -> given.size() > before + 200);
        service.kill();
        callers.shutdownNow();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private void assertNothingOfTheCaseIsKept() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            String all =
                    files.filter(Files::isRegularFile).map(DecisionLogIT::text).collect(Collectors.joining());
            assertThat(all).contains("DECISION").doesNotContain("MARKED-7f3a");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
