package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends cases and receives answers, with nothing of the service but what its AsyncAPI document says. */
final class CaseClient implements AutoCloseable {

    private static final List<String> ANSWERS = List.of("passerelle.decisions", "passerelle.problems");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    CaseClient(String broker) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        create(settings);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = ANSWERS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static void create(Map<String, Object> settings) {
        List<NewTopic> topics = Stream.concat(Stream.of("passerelle.cases"), ANSWERS.stream())
                .map(topic -> new NewTopic(topic, Optional.of(6), Optional.empty()))
                .toList();
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sends a case; what becomes of it, its answer tells. */
    void send(ProducerRecord<byte[], byte[]> record) {
        sent.add(producer.send(record));
    }

    /** Hands over answers that have come since the last time. */
    void receive(Consumer<ConsumerRecord<byte[], byte[]>> answers) {
        consumer.poll(Duration.ofMillis(100)).forEach(answers);
    }

    /** Returns answers with a key that begins so, as they come, until there are as many as awaited. */
    List<ConsumerRecord<byte[], byte[]>> answers(String key, int count) {
        List<ConsumerRecord<byte[], byte[]>> answers = new ArrayList<>();
        Awaiting.until(PATIENCE, () -> {
            receive(answer -> {
                if (new String(answer.key(), UTF_8).startsWith(key)) {
                    answers.add(answer);
                }
            });
            return answers.size() >= count;
        });
        return answers;
    }

    /** Returns the id of the case that an answer answers; null when it says none. */
    static String cause(ConsumerRecord<byte[], byte[]> answer) {
        Header header = answer.headers().lastHeader("ce_causationid");
        return header == null ? json(answer).path("causationid").textValue() : new String(header.value(), UTF_8);
    }

    static JsonNode json(ConsumerRecord<byte[], byte[]> answer) {
        return Records.json(new String(answer.value(), UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
    }
}
