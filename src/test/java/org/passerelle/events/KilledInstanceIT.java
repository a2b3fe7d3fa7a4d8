package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances share the cases; one is killed and the broker restarted on the way. Nothing is lost, and nothing comes out differently. */
@Tag("killed")
final class KilledInstanceIT {

    private static final int CASES = Integer.getInteger("passerelle.events.cases", 6_000);
    private static final int FLAGS = 8;
    private static final int DISTINCT = 1 << FLAGS;

    private static final String CASE = """
            {"decisionDate": "2026-11-21", "facts": {
             "announcement": {"announcedToCiiOffice": %s, "announcedBy": "ORP"}, "followUp": {"followedByOrp": %s},
             "unemploymentInsurance": {"fallsUnderLaci": %s, "didBaseProgrammeMeasure": %s},
             "socialAid": {"drawsSocialAid": %s},
             "assessment": {"labourMarketDifficulty": %s, "realisticPotential": %s}, "authorisation": {"signed": %s}}}""".replace("\n", " ");
    private static final Duration PATIENCE = Duration.ofSeconds(60 + CASES / 500);

    /* Of every hundred, one is broken. */
    private static final int BROKEN = 100;

    @TempDir
    private Path folder;

    private final List<String> cases = new ArrayList<>();
    private final List<JsonNode> outcomes = new ArrayList<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> answered = new HashMap<>();
    private int repeats;

    @Test
    void everyCase_isAnswered_andRightly_andRepeatsAreIdentical() throws IOException, InterruptedException {
        try (Broker broker = new Broker(folder);
                CaseClient client = new CaseClient(broker.address());
                Instance killed = Instance.starting(broker.address(), folder.resolve("1.log"));
                Instance second = Instance.starting(broker.address(), folder.resolve("2.log"));
                Instance third = Instance.starting(broker.address(), folder.resolve("3.log"))) {
            for (Instance instance : List.of(killed, second, third)) {
                Awaiting.until(PATIENCE, () -> instance.get("/q/health/ready").statusCode() == 200);
            }
            drawCases(second);
            send(client, 0, CASES / 2);
            await(client, 1);
            killed.kill();
            send(client, CASES / 2, CASES);
            // What the killed one had is not answered before it is missed.
            await(client, CASES / 2);
            broker.stop();
            broker.start();
            await(client, CASES);
        }
        System.out.printf("%d cases answered, %d of them again%n", answered.size(), repeats);
        assertThat(outcomes).hasSize(DISTINCT);
        answered.forEach(this::check);
    }

    /** Cases that differ by what is true of them, and what the service says of each over HTTP. */
    private void drawCases(Instance instance) throws IOException, InterruptedException {
        for (int number = 0; number < DISTINCT; number++) {
            cases.add(CASE.formatted(flags(number)));
        }
        instance.post("/v1/programmes/valais-coaching/decisions/batch?explain=none", String.join("\n", cases))
                .lines()
                .limit(DISTINCT)
                .forEach(line -> outcomes.add(Records.json(line).get("outcomes")));
    }

    private void send(CaseClient client, int from, int to) {
        for (int number = from; number < to; number++) {
            client.send(record(number, cases.get(number % DISTINCT)));
        }
    }

    private static Object[] flags(int number) {
        return IntStream.range(0, FLAGS)
                .mapToObj(flag -> (number >> flag & 1) == 1)
                .toArray();
    }

    private static ProducerRecord<byte[], byte[]> record(int number, String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                "passerelle.cases",
                ("key-" + number % 997).getBytes(UTF_8),
                (number % BROKEN == 0 ? value.substring(1) : value).getBytes(UTF_8));
        Map<String, String> headers = Records.headers();
        headers.put("ce_id", String.valueOf(number));
        headers.put("ce_explain", number % 10 == 0 ? "short" : "none");
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private void await(CaseClient client, int cases) {
        Awaiting.until(PATIENCE, () -> {
            client.receive(this::take);
            return answered.size() >= cases;
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> answer) {
        ConsumerRecord<byte[], byte[]> first = answered.putIfAbsent(CaseClient.cause(answer), answer);
        if (first != null) {
            repeats++;
            assertThat(answer.topic()).isEqualTo(first.topic());
            assertThat(answer.key()).isEqualTo(first.key());
            assertThat(answer.headers()).isEqualTo(first.headers());
            assertThat(answer.value()).isEqualTo(first.value());
        }
    }

    private void check(String id, ConsumerRecord<byte[], byte[]> answer) {
        int number = Integer.parseInt(id);
        JsonNode value = CaseClient.json(answer);
        assertThat(answer.key()).asString(UTF_8).isEqualTo("key-" + number % 997);
        if (number % BROKEN == 0) {
            assertThat(value.path("status").asInt()).as(id).isEqualTo(400);
        } else {
            assertThat(value.get("outcomes")).as(id).isEqualTo(outcomes.get(number % DISTINCT));
        }
    }
}
