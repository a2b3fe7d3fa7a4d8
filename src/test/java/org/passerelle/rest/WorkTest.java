package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class WorkTest {

    private final List<Runnable> handedOver = new ArrayList<>();

    @Test
    void briefWork_isDoneAtOnce() {
        CompletionStage<Response> answer = Work.brief(() -> null).on(handedOver::add);

        assertThat(handedOver).isEmpty();
        assertThat(answer.toCompletableFuture()).isCompleted();
    }

    @Test
    void longWork_isHandedOver() {
        CompletionStage<Response> answer =
                new Work(true, () -> CompletableFuture.completedFuture(null)).on(handedOver::add);

        assertThat(answer.toCompletableFuture()).isNotDone();
        handedOver.forEach(Runnable::run);
        assertThat(handedOver).hasSize(1);
        assertThat(answer.toCompletableFuture()).isCompleted();
    }

    @Test
    void faults_reachTheCaller() {
        Work faulty = new Work(true, () -> {
            throw new IllegalStateException();
        });
        CompletableFuture<Response> answer = faulty.on(handedOver::add).toCompletableFuture();
        handedOver.forEach(Runnable::run);

        assertThat(answer).isCompletedExceptionally();
        assertThatThrownBy(() -> new Work(false, faulty.answer()).on(handedOver::add))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> faulty.on(work -> {
                    throw new RejectedExecutionException();
                }))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
