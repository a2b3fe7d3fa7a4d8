package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passerelle.log.LogCheck;
import org.passerelle.trust.ReceiptKeys;

/** The decision log in a topic, read as an auditor reads it. */
final class LogTopic {

    private static final String NAME = "passerelle.log";

    private LogTopic() {}

    /** Returns what a service must be told to write it. */
    static Map<String, String> settings(Path folder) throws IOException {
        return Map.of(
                "PASSERELLE_LOG_TOPIC", NAME,
                "PASSERELLE_LOG_SECRETS", folder.resolve("secrets").toString(),
                "PASSERELLE_RECEIPT_KEY",
                        Files.writeString(key(folder), ReceiptKeys.create()).toString());
    }

    /** Makes a topic that takes usual entries, and none of a case with many measures. */
    static void create(String broker) {
        NewTopic topic =
                new NewTopic(NAME, 1, (short) 1).configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "20000"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path key(Path folder) {
        return folder.resolve("key.jwk");
    }

    /** Returns what the topic holds. */
    static List<String> lines(String broker) {
        List<String> lines = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(NAME).stream()
                    .map(partition -> new TopicPartition(NAME, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> lines.add(new String(record.value(), UTF_8)));
            }
        }
        return lines;
    }

    /** Returns what a dump of the topic comes to. */
    static LogCheck.Report check(Path folder, String dump) throws IOException {
        LogCheck check = new LogCheck(new ReceiptKeys(Optional.of(key(folder)), Optional.empty()));
        check.read(Files.writeString(folder.resolve("dump.ndjson"), dump + "\n"));
        return check.report();
    }
}
