package org.passerelle.events;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A batch of cases whose answers are on their way. It is done with when the broker has all of them. */
final class Delivery {

    private final Message<?> batch;
    private final AtomicInteger left;
    private final CompletableFuture<Void> all = new CompletableFuture<>();

    /**
     * Awaits answers.
     *
     * @param answers how many
     */
    Delivery(Message<?> batch, int answers) {
        this.batch = batch;
        this.left = new AtomicInteger(answers);
        if (answers == 0) {
            all.complete(null);
        }
    }

    /**
     * Acknowledges the batch when all answers have arrived and so have those of earlier batches: the offset that is committed for a
     * partition stands for everything before it.
     *
     * @return done when it is
     */
    CompletableFuture<?> after(CompletableFuture<?> earlier) {
        return CompletableFuture.allOf(earlier, all).thenCompose(any -> batch.ack());
    }

    /** Notes that the broker has acknowledged an answer. */
    CompletionStage<Void> arrived() {
        if (left.decrementAndGet() == 0) {
            all.complete(null);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Stops reading: an answer that cannot be sent must not be passed over. */
    CompletionStage<Void> failed(Throwable reason) {
        return batch.nack(reason);
    }
}
