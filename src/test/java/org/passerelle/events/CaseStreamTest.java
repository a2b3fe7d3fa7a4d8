package org.passerelle.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.events.Records.CASE;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.decision.Decisions;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.log.DecisionLog;

final class CaseStreamTest {

    private static final int RECORDS = 200;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final CaseStream stream = new CaseStream(
            new CaseAnswers(
                    List.of(Valais.PROGRAMME),
                    new Decisions(new DecisionEngine(), new Explainer()),
                    Records.RECEIPTS,
                    10_000,
                    1_000_000),
            DecisionLog.off());

    /** A record that tells when it is looked at. */
    private final class Counted extends ConsumerRecord<byte[], byte[]> {

        private Counted(ConsumerRecord<byte[], byte[]> record, long offset) {
            super(
                    record.topic(),
                    record.partition(),
                    offset,
                    record.timestamp(),
                    record.timestampType(),
                    record.serializedKeySize(),
                    record.serializedValueSize(),
                    record.key(),
                    record.value(),
                    record.headers(),
                    record.leaderEpoch());
        }

        @Override
        public long timestamp() {
            begun.incrementAndGet();
            return super.timestamp();
        }
    }

    private Message<ConsumerRecords<byte[], byte[]>> batch() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int offset = 0; offset < RECORDS; offset++) {
            records.add(new Counted(Records.record(Records.headers(), CASE), offset));
        }
        ConsumerRecords<byte[], byte[]> batch =
                new ConsumerRecords<>(Map.of(new TopicPartition("passerelle.cases", 2), records), Map.of());
        return Message.of(batch, () -> {
            acknowledged.incrementAndGet();
            return CompletableFuture.completedFuture(null);
        });
    }

    private AssertSubscriber<Message<ProducerRecord<byte[], byte[]>>> answers(int batches) {
        return stream.answer(Multi.createFrom().range(0, batches).map(number -> batch()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create());
    }

    /** Answers may be long: those of a whole batch would fill the memory. */
    @Test
    void answersThatNobodyTakes_areOfAPartOfTheBatch() throws InterruptedException {
        AssertSubscriber<Message<ProducerRecord<byte[], byte[]>>> answers = answers(2);

        answers.awaitNextItems(1, Duration.ofSeconds(30));
        Thread.sleep(1_000);

        assertThat(begun.get()).isBetween(1, 64);
        answers.cancel();
    }

    @Test
    void batches_areAcknowledged_whenAllAnswersOfTheirPartsAreTaken() {
        AssertSubscriber<Message<ProducerRecord<byte[], byte[]>>> answers = answers(2);

        answers.awaitNextItems(2 * RECORDS, Duration.ofSeconds(60));
        answers.awaitCompletion(Duration.ofSeconds(30));

        List<Message<ProducerRecord<byte[], byte[]>>> items = answers.getItems();
        items.subList(1, items.size()).forEach(CaseStreamTest::acknowledge);
        assertThat(acknowledged.get()).as("the second waits for the first").isZero();
        acknowledge(items.get(0));
        assertThat(acknowledged.get()).isEqualTo(2);
    }

    private static void acknowledge(Message<?> answer) {
        answer.ack().toCompletableFuture().join();
    }
}
