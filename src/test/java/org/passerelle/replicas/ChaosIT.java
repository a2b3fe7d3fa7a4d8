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

/** The packaged service when something goes wrong: a fault is a 5xx with an id, never an outcome, and passes when its cause does. */
@Tag("chaos")
final class ChaosIT {

    /** How long the service is overloaded. */
    private static final int SECONDS = Integer.getInteger("passerelle.chaos.seconds", 60);

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
    void overload_isRefused_withWhenToTryAgain_andPasses() throws Exception {
        Replica service = started("overload", Replica.COMMAND, Map.of());
        service.awaitReady();
        String path = VALAIS + "decisions";
        String body = typicalCase();
        new Storm(service.address(), path, body, 64, 0).blow(60, 10);

        Storm.Result normal = new Storm(service.address(), path, body, 64, 0).blow(5, 20);
        System.out.println("At capacity: " + normal);
        assertThat(normal.refused() + normal.others())
                .as("64 callers who wait for their answers are no overload")
                .isZero();

        long before = service.residentMemory();
        double offered = 3 * normal.acceptedPerSecond();
        Storm.Result overload = new Storm(service.address(), path, body, 1_024, offered).blow(10, SECONDS);
        long after = service.residentMemory();
        System.out.println("Overloaded: " + overload + ", memory " + before + " MiB, then " + after);
        assertThat(overload.offeredPerSecond()).as("it is one").isGreaterThan(1.2 * normal.acceptedPerSecond());
        assertThat(overload.refused()).isPositive();
        assertThat(overload.others()).isZero();
        assertThat(overload.withoutRetryAfter()).isZero();

        Storm.Result afterwards = new Storm(service.address(), path, body, 8, 0).blow(5, 5);
        assertThat(afterwards.refused() + afterwards.others()).as("it recovers").isZero();
    }

    @Test
    void flood_ofLongWork_leavesRoomForBriefWork() throws Exception {
        Replica service = started("flood", Replica.COMMAND, Map.of());
        service.awaitReady();
        String body = typicalCase();
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
