package org.passerelle.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.passerelle.log.DecisionLog;
import org.passerelle.log.GivenDecision;

/** The stream of cases and that of their answers. Without passerelle.events.enabled nothing feeds it. */
@Singleton
final class CaseStream {

    /** Answers may be as long as a broker takes, and all of a part are held at once, with what they were made of. */
    private static final int RECORDS_IN_A_PART = 32;

    private final CaseAnswers cases;
    private final DecisionLog log;

    /* Its own: what comes one after the other needs one thread, and must never be refused it. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(CaseStream::named);

    /* Of all batches up to the last. */
    private CompletableFuture<?> acknowledged = CompletableFuture.completedFuture(null);

    @Inject
    CaseStream(CaseAnswers cases, DecisionLog log) {
        this.cases = cases;
        this.log = log;
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "events");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Answers batches one after the other, in parts, each part on all cores, in the order of its records. While the answers of one are on their
     * way the next is decided; no more is asked for than can be sent.
     */
    @Incoming("cases")
    @Outgoing("answers")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Multi<Message<ProducerRecord<byte[], byte[]>>> answer(Multi<Message<ConsumerRecords<byte[], byte[]>>> batches) {
        return batches.onItem()
                .transformToMultiAndConcatenate(batch -> Multi.createFrom().iterable(parts(batch)))
                .onItem()
                .transformToUniAndConcatenate(
                        part -> Uni.createFrom().item(() -> answers(part)).runSubscriptionOn(thread))
                .onItem()
                .disjoint();
    }

    private record Part(List<ConsumerRecord<byte[], byte[]>> records, Delivery delivery) {}

    private List<Part> parts(Message<ConsumerRecords<byte[], byte[]>> batch) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        batch.getPayload().forEach(records::add);
        Delivery delivery = new Delivery(batch, records.size());
        acknowledged = delivery.after(acknowledged);
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < records.size(); from += RECORDS_IN_A_PART) {
            int to = Math.min(from + RECORDS_IN_A_PART, records.size());
            parts.add(new Part(records.subList(from, to), delivery));
        }
        return parts;
    }

    private List<Message<ProducerRecord<byte[], byte[]>>> answers(Part part) {
        List<CaseAnswers.Answered> answers =
                part.records().parallelStream().map(this::answered).toList();
        Delivery delivery = part.delivery();
        keep(answers);
        return answers.stream()
                .map(answer -> Message.of(answer.record(), delivery::arrived, delivery::failed))
                .toList();
    }

    /** What could never be logged must not be given, nor keep all others waiting. */
    private CaseAnswers.Answered answered(ConsumerRecord<byte[], byte[]> record) {
        CaseAnswers.Answered answered = cases.answered(record);
        GivenDecision given = answered.given();
        return given == null || log.takes(given) ? answered : cases.tooLong(record);
    }

    /** While decisions cannot be logged no more cases are read; what was not answered comes again. */
    private void keep(List<CaseAnswers.Answered> answers) {
        try {
            log.keepInTheEnd(answers.stream()
                    .flatMap(answer -> Stream.ofNullable(answer.given()))
                    .toList());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The service stops.", stopped);
        }
    }
}
