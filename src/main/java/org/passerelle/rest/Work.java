package org.passerelle.rest;

import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The work of answering one request. Brief work is done at once, on the event loop that the request came in on: to hand it to a worker
 * thread would cost more than the work.
 *
 * @param isLong whether it may take more than about a millisecond, for which others must not wait
 */
record Work(boolean isLong, Supplier<CompletionStage<Response>> answer) {

    static Work brief(Supplier<Response> answer) {
        return new Work(false, () -> CompletableFuture.completedFuture(answer.get()));
    }

    CompletionStage<Response> by(LongWork workers) {
        return isLong ? workers.done(answer).thenCompose(begun -> begun) : answer.get();
    }
}
