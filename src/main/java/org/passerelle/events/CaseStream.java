package org.passerelle.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** The stream of cases and that of their answers. Without passerelle.events.enabled nothing feeds it. */
@Singleton
final class CaseStream {

    private final CaseAnswers cases;
    private final ExecutorService workers;

    /* Of all batches up to the last. */
    private CompletableFuture<?> acknowledged = CompletableFuture.completedFuture(null);

    @Inject
    CaseStream(CaseAnswers cases, ExecutorService workers) {
        this.cases = cases;
        this.workers = workers;
    }

    /**
     * Answers batches one after the other, each on all cores, in the order of its records. While the answers of one are on their way the next
     * is decided; no more is asked for than can be sent.
     */
    @Incoming("cases")
    @Outgoing("answers")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<ProducerRecord<byte[], byte[]>>> answer(Multi<Message<ConsumerRecords<byte[], byte[]>>> batches) {
        return batches.onItem()
                .transformToUniAndConcatenate(
                        batch -> Uni.createFrom().item(() -> answers(batch)).runSubscriptionOn(workers))
                .onItem()
                .disjoint();
    }

    private List<Message<ProducerRecord<byte[], byte[]>>> answers(Message<ConsumerRecords<byte[], byte[]>> batch) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        batch.getPayload().forEach(records::add);
        Delivery delivery = new Delivery(batch, records.size());
        acknowledged = delivery.after(acknowledged);
        return records.parallelStream()
                .map(cases::answer)
                .map(answer -> Message.of(answer, delivery::arrived, delivery::failed))
                .toList();
    }
}
