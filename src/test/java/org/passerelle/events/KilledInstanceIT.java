package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.RandomCases;
import org.passerelle.Valais;
import org.passerelle.decision.Json;

/** Three instances share the cases; one is killed and the broker restarted on the way. Nothing is lost, and nothing comes out differently. */
final class KilledInstanceIT {

    private static final int CASES = Integer.getInteger("passerelle.events.cases", 6_000);
    private static final int DISTINCT = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60 + CASES / 500);

    /* Of every hundred, one is broken. */
    private static final int BROKEN = 100;

    @TempDir
    private Path folder;

    private final List<ObjectNode> cases = new ArrayList<>();
    private final List<JsonNode> outcomes = new ArrayList<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> answered = new HashMap<>();
    private int repeats;

    @Test
    void everyCase_isAnswered_andRightly_andRepeatsAreIdentical() throws IOException, InterruptedException {
        drawCases();
        try (Broker broker = new Broker(folder);
                CaseClient client = new CaseClient(broker.address());
                Instance killed = Instance.starting(broker.address(), folder.resolve("1.log"));
                Instance second = Instance.starting(broker.address(), folder.resolve("2.log"));
                Instance third = Instance.starting(broker.address(), folder.resolve("3.log"))) {
            for (Instance instance : List.of(killed, second, third)) {
                Awaiting.until(PATIENCE, () -> instance.get("/q/health/ready").statusCode() == 200);
            }
            for (int number = 0; number < CASES; number++) {
                client.send(record(number));
            }
            await(client, CASES / 4);
            killed.kill();
            await(client, CASES / 2);
            broker.stop();
            broker.start();
            await(client, CASES);
        }
        System.out.printf("%d cases answered, %d answers repeated%n", answered.size(), repeats);
        answered.forEach(this::check);
    }

    private void drawCases() throws IOException {
        RandomCases random = RandomCases.of(Valais.EDITION, Valais.DAY, 20261122);
        for (int number = 0; number < DISTINCT; number++) {
            ObjectNode facts = random.next();
            cases.add(Records.JSON.createObjectNode().put("decisionDate", Valais.DAY.toString()));
            cases.get(number).set("facts", facts);
            outcomes.add(Records.JSON.readTree(Json.bytes(Valais.decide(facts.toString()).outcomes())));
        }
    }

    private ProducerRecord<byte[], byte[]> record(int number) {
        String value = cases.get(number % DISTINCT).toString();
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
