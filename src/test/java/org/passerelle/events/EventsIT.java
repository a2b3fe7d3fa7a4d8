package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.events.Records.CASE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service as it is packaged, between a real broker and a client written from the AsyncAPI document. */
final class EventsIT {

    private static final List<String> DECIDED = new ArrayList<>();
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Broker broker;
    private static Instance service;
    private static CaseClient client;
    private static AsyncApiDocument document;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = new Broker(folder);
        LogTopic.create(broker.address());
        service = Instance.starting(broker.address(), LogTopic.settings(folder), folder.resolve("service.log"));
        client = new CaseClient(broker.address());
        document = new AsyncApiDocument(
                service.get("/q/asyncapi").body(),
                service.get("/v1/programmes/valais-coaching/schema").body());
    }

    /** In the log, the metrics and the decision log of all the tests, nothing of a case is found. */
    @AfterAll
    static void stop() throws IOException, InterruptedException {
        String logged = String.join("\n", LogTopic.lines(broker.address()));
        String metrics = service.get("/q/metrics").body();
        String said = service.log() + metrics + logged;
        client.close();
        service.close();
        broker.close();
        assertThat(said)
                .contains("kafka_consumer", "please set compression.type=uncompressed")
                .doesNotContain("intake-88", "person-7", "2026-0417", "nowhere");
        assertThat(metrics).contains(alerted());
        assertThat(LogTopic.check(folder, logged).findings()).isEmpty();
        assertThat(DECIDED).isNotEmpty().allSatisfy(id -> assertThat(logged).contains("\"decisionId\":\"" + id + "\""));
    }

    /** Returns the metrics of the Kafka client that alerts ask for. */
    private static List<String> alerted() throws IOException {
        List<String> alerted = Pattern.compile("\\bkafka_\\w+")
                .matcher(Files.readString(Path.of("src/main/prometheus/alerts.yaml")))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(alerted).isNotEmpty();
        return alerted;
    }

    private static ProducerRecord<byte[], byte[]> record(String key, JsonNode headers, byte[] value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("passerelle.cases", key.getBytes(UTF_8), value);
        headers.properties().forEach(header -> record.headers()
                .add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> answer(ProducerRecord<byte[], byte[]> record) {
        client.send(record);
        return client.answers(new String(record.key(), UTF_8), 1).get(0);
    }

    private static ObjectNode headers(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode headers = Records.JSON.createObjectNode();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    @Test
    void document_isAsyncApi_andItsReferencesLeadSomewhere() throws IOException, InterruptedException {
        assertThat(document.violations()).isEmpty();

        List<String> references = document.root().findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(100);
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(document.root().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(service.get(reference).statusCode()).as(reference).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"caseBinary, decisionBinary", "caseStructured, decisionStructured"})
    void example_isDecided_asTheDocumentSays_andARepeatIsTheSame(String asked, String answered) {
        JsonNode example = document.example(asked);
        assertThat(document.violations(asked, example.get("headers"), example.get("payload")))
                .isEmpty();
        ProducerRecord<byte[], byte[]> record = record(
                "person-7-" + asked,
                example.get("headers"),
                example.get("payload").toString().getBytes(UTF_8));

        ConsumerRecord<byte[], byte[]> answer = answer(record);

        assertThat(answer.topic())
                .isEqualTo(document.root().at("/channels/decisions/address").asText());
        assertThat(document.violations(answered, headers(answer), CaseClient.json(answer)))
                .isEmpty();
        assertThat(answer.key()).asString(UTF_8).isEqualTo("person-7-" + asked);
        assertThat(new String(answer.value(), UTF_8) + headers(answer)).contains("intake-88", "NOT_ELIGIBLE");
        DECIDED.add(CaseClient.json(answer).findValue("decisionId").asText());
        ConsumerRecord<byte[], byte[]> repeat = answer(record);
        assertThat(repeat.value()).isEqualTo(answer.value());
        assertThat(repeat.headers()).isEqualTo(answer.headers());
        assertThat(repeat.partition()).isEqualTo(answer.partition());
    }

    @ParameterizedTest
    @CsvSource({"caseBinary, problemBinary", "caseStructured, problemStructured"})
    void nothingIsDropped_whatCannotBeDecidedIsAProblem_asTheDocumentSays(String asked, String answered) {
        JsonNode headers = document.example(asked).get("headers");
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String value : List.of("", "{", "[]", CASE.replace("realistic", "unrealistic"))) {
            records.add(record("wrong-" + asked, headers, value.getBytes(UTF_8)));
        }
        records.add(record("wrong-" + asked, headers, null));
        String unknown = document.example(asked).toString().replace("valais-coaching", "nowhere");
        records.add(parsed("wrong-" + asked, unknown));

        records.forEach(client::send);

        for (ConsumerRecord<byte[], byte[]> answer : client.answers("wrong-" + asked, records.size())) {
            assertThat(answer.topic()).isEqualTo("passerelle.problems");
            assertThat(document.violations(answered, headers(answer), CaseClient.json(answer)))
                    .isEmpty();
        }
    }

    private static ProducerRecord<byte[], byte[]> parsed(String key, String example) {
        JsonNode message = Records.json(example);
        return record(
                key, message.get("headers"), message.get("payload").toString().getBytes(UTF_8));
    }

    @Test
    void answersOfOneKey_comeInTheOrderOfTheCases() {
        for (int number = 0; number < 300; number++) {
            ObjectNode headers = document.example("caseBinary").get("headers").deepCopy();
            client.send(record("key-" + number % 3, headers.put("ce_id", "o" + number), CASE.getBytes(UTF_8)));
        }

        Map<String, List<Integer>> numbers = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> answer : client.answers("key-", 300)) {
            numbers.computeIfAbsent(new String(answer.key(), UTF_8), any -> new ArrayList<>())
                    .add(Integer.valueOf(CaseClient.cause(answer).substring(1)));
        }
        assertThat(numbers).hasSize(3);
        numbers.values().forEach(each -> assertThat(each).hasSize(100).isSorted());
    }

    private static long chains() {
        return LogTopic.lines(broker.address()).stream()
                .filter(line -> line.contains("\"kind\":\"START\""))
                .count();
    }

    /** Else each of them would break the chain, and keep all others waiting. */
    @Test
    void case_thatTheLogCouldNeverTake_isRefusedAlone() throws IOException, InterruptedException {
        String measures = IntStream.range(0, 100)
                .mapToObj(number -> "{\"id\": \"m" + number + "\", \"code\": \"AITS\"}")
                .collect(Collectors.joining(","));
        String longCase = "{\"facts\": {\"measures\": [" + measures + "]}}";
        long before = chains();

        ConsumerRecord<byte[], byte[]> answer =
                answer(record("long", document.example("caseBinary").get("headers"), longCase.getBytes(UTF_8)));
        assertThat(answer.topic()).isEqualTo("passerelle.problems");
        assertThat(CaseClient.json(answer).findValue("status").asInt()).isEqualTo(413);
        String decisions = "/v1/programmes/valais-coaching/decisions";
        assertThat(service.post(decisions, "application/json", "application/json", longCase)
                        .statusCode())
                .isEqualTo(413);
        assertThat(service.post(decisions + "/batch", CASE + "\n" + longCase + "\n" + CASE + "\n")
                        .lines()
                        .limit(3)
                        .map(line -> Records.json(line).path("status").asInt()))
                .containsExactly(0, 413, 0);
        assertThat(service.post(decisions, "application/json", "application/json", CASE)
                        .statusCode())
                .isEqualTo(200);
        assertThat(chains()).isEqualTo(before).isPositive();
    }

    @Test
    void brokerGone_othersAreStillServed_andWhatIsSentLaterIsAnswered() throws IOException, InterruptedException {
        Awaiting.until(SOON, () -> service.get("/q/health/ready").statusCode() == 200);

        broker.stop();
        // Long enough to be noticed.
        TimeUnit.SECONDS.sleep(5);
        assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
        broker.start();
        JsonNode example = document.example("caseBinary");
        byte[] value = example.get("payload").toString().getBytes(UTF_8);

        assertThat(answer(record("later", example.get("headers"), value)).topic())
                .isEqualTo("passerelle.decisions");
    }
}
