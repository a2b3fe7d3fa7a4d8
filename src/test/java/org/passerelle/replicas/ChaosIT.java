package org.passerelle.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.decision.CaseRequest;
import org.passerelle.log.LogCheck;
import org.passerelle.trust.ReceiptKeys;

/** The packaged service when something goes wrong: a fault is a 5xx with an id, never an outcome, and passes when its cause does. */
@Tag("chaos")
final class ChaosIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALAIS = "/v1/programmes/valais-coaching/";
    private static final String LIBRARY = "/v1/programmes/library-card/";

    @TempDir
    private Path folder;

    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void kill() throws InterruptedException {
        for (Replica replica : replicas) {
            replica.kill();
        }
    }

    private Replica started(String name, List<String> command, Map<String, String> environment) throws IOException {
        Path log = Path.of("target/chaos-" + name + ".log");
        Files.deleteIfExists(log);
        Replica replica = Replica.started(command, environment, log, Replica.freePort());
        replicas.add(replica);
        return replica;
    }

    private static String typicalCase() throws IOException {
        return JSON.readTree(Path.of("benchmark/typical-case.json").toFile()).toString();
    }

    private static JsonNode problem(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("instance").asText()).startsWith("urn:uuid:");
        assertThat(problem.has("outcomes")).isFalse();
        return problem;
    }

    @Test
    void serviceToldToStop_finishesWhatItHasBegun_andEndsWithZero() throws Exception {
        Replica service = started("terminated", Replica.COMMAND, Map.of("PASSERELLE_DRAIN", "3S"));
        service.awaitReady();
        String address = "http://" + service.address() + VALAIS + "decisions";
        Load load = new Load(8, URI.create(address), typicalCase());
        load.awaitAnswers(200);
        CompletableFuture<HttpResponse<String>> batch = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(address + "/batch"))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.fromPublisher(new SlowLines(typicalCase(), 80)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        load.awaitAnswers(200);

        service.tellToStop();
        service.awaitHealth(503, "");
        load.awaitAnswers(1);
        load.stop();
        assertThat(batch).as("a batch is still under way").isNotDone();

        assertThat(service.exitCode()).isZero();
        assertThat(load.failures()).isEmpty();
        assertThat(batch.get(1, TimeUnit.SECONDS).body().lines())
                .hasSize(81)
                .last()
                .asString()
                .contains("\"decided\":80");
        assertThat(Files.readString(Path.of("target/chaos-terminated.log"))).doesNotContain("ERROR");
    }

    @Test
    void programme_thatIsBrokenWhileItIsServed_isServedOn_andDoesNotStartAgain() throws Exception {
        Template template = Template.in(folder);
        Map<String, String> environment = Map.of("PASSERELLE_PROGRAMMES", folder.toString());
        Replica service = started("broken", Replica.COMMAND, environment);
        service.awaitReady();
        JsonNode before =
                JSON.readTree(service.post(LIBRARY + "decisions", Template.CASE).body());
        assertThat(before.at("/outcomes/fee").asText()).isEqualTo("REDUCED");

        template.cutShort();

        JsonNode after =
                JSON.readTree(service.post(LIBRARY + "decisions", Template.CASE).body());
        assertThat(after.get("outcomes")).isEqualTo(before.get("outcomes"));
        assertThat(after.get("rulesDigest")).isEqualTo(before.get("rulesDigest"));
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(service.stop()).isZero();

        Replica again = started("broken-again", Replica.COMMAND, environment);
        assertThat(again.exitCode()).isNotZero();
        assertThat(Files.readString(Path.of("target/chaos-broken-again.log")))
                .contains("The programme 'library-card' cannot be loaded", "programme.yaml:");
    }

    @Test
    void engineThatFails_isNotReady_andItsFaultsHaveAnId() throws Exception {
        Template.in(folder).withFee("NO_FEE_AT_ALL");
        Replica service = started("faulty", Replica.COMMAND, Map.of("PASSERELLE_PROGRAMMES", folder.toString()));
        service.awaitHealth(503, "At 18 the fee is reduced in 2026 too");

        HttpResponse<String> fault = service.post(LIBRARY + "decisions", Template.CASE);
        assertThat(fault.statusCode()).isEqualTo(500);
        String id = problem(fault).path("instance").asText();
        assertThat(Files.readString(Path.of("target/chaos-faulty.log"))).contains(id);
        assertThat(service.post(LIBRARY + "decisions", Template.OTHER_CASE).statusCode())
                .as("other cases of the same programme")
                .isEqualTo(200);
    }

    /** The clock of its process is set, not that of the machine, on which other things run: libfaketime, of Debian's package faketime. */
    @Test
    void clockThatIsSet_underLoad_costsNoAnswer_andTheLogStaysIntact() throws Exception {
        Path clock = Files.writeString(folder.resolve("clock"), "+0");
        Path log = folder.resolve("log");
        Replica service = started(
                "clock",
                Replica.COMMAND,
                Map.of(
                        "LD_PRELOAD",
                        "libfaketimeMT.so.1",
                        "LD_LIBRARY_PATH",
                        "/usr/lib/x86_64-linux-gnu/faketime",
                        "FAKETIME_TIMESTAMP_FILE",
                        clock.toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "PASSERELLE_LOG",
                        log.toString(),
                        "PASSERELLE_LOG_SECRETS",
                        folder.resolve("secrets").toString(),
                        "PASSERELLE_RECEIPT_KEY",
                        Files.writeString(folder.resolve("key"), ReceiptKeys.create())
                                .toString()));
        service.awaitReady();
        Load load = new Load(4, URI.create("http://" + service.address() + VALAIS + "decisions"), typicalCase());
        for (int days : List.of(0, 400, -400, 1, -1)) {
            Files.writeString(clock, (days < 0 ? "" : "+") + days + "d");
            // Longer than its process keeps what the file said.
            TimeUnit.SECONDS.sleep(2);
            load.awaitAnswers(100);
            String day = JSON.readTree(service.post(VALAIS + "decisions", "{\"facts\": {}}")
                            .body())
                    .path("decisionDate")
                    .asText();
            LocalDate set = LocalDate.now(CaseRequest.ZONE).plusDays(days);
            assertThat(LocalDate.parse(day)).isBetween(set.minusDays(1), set);
        }
        load.stop();

        assertThat(load.failures()).isEmpty();
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        Path keys = Files.writeString(
                folder.resolve("keys"), service.get("/v1/receipts/keys").body());
        assertThat(service.stop()).isZero();
        LogCheck check = new LogCheck(ReceiptKeys.ofOthers(keys));
        check.read(log);
        assertThat(check.report().findings()).isEmpty();
    }

    @Test
    void diskThatIsFull_stopsDraftsOnly() throws Exception {
        // A limit on the size of files has every write fail, as a full disk does, that of the log included.
        List<String> command = Stream.concat(
                        Stream.of("sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"), Replica.COMMAND.stream())
                .toList();
        Replica service = started("full", command, Map.of());
        service.awaitReady();

        HttpResponse<String> draft = service.post(VALAIS + "drafts/check", "{\"files\": {}}");
        assertThat(draft.statusCode()).isEqualTo(500);
        problem(draft);
        assertThat(service.post(VALAIS + "decisions", typicalCase()).statusCode())
                .isEqualTo(200);
    }
}
