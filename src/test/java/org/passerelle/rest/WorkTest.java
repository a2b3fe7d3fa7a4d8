package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorkTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final CountDownLatch release = new CountDownLatch(1);
    private final LongWork workers = workers(LONG);

    private static LongWork workers(Duration patience) {
        return new LongWork(1, 2, new ControlledDelay(patience, patience, System.nanoTime()));
    }

    @AfterEach
    void close() {
        release.countDown();
        workers.close();
    }

    private static CompletableFuture<Response> by(LongWork workers, Supplier<Response> work) {
        return new Work(true, () -> CompletableFuture.completedFuture(work.get()))
                .by(workers)
                .toCompletableFuture();
    }

    private Response block() {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Test
    void briefWork_isDoneAtOnce_howeverBusyTheOthersAre() {
        assertThat(by(workers, this::block)).isNotDone();
        assertThat(by(workers, this::block)).isNotDone();

        assertThat(Work.brief(() -> null).by(workers).toCompletableFuture()).isCompleted();
    }

    @Test
    void longWork_isHandedOver_andWaits() throws Exception {
        CompletableFuture<Response> first = by(workers, this::block);
        CompletableFuture<Response> second = by(workers, () -> null);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();

        release.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void longWork_withoutPlaceToWait_isRefused() {
        assertThat(by(workers, this::block)).isNotDone();
        assertThat(by(workers, this::block)).isNotDone();
        CompletableFuture<Response> refused = by(workers, this::block);
        while (!refused.isDone()) {
            // One more has been taken up, so there was a place.
            refused = by(workers, this::block);
        }

        assertThatThrownBy(refused::get).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void longWork_thatHasWaitedTooLong_isRefused() throws Exception {
        LongWork impatient = workers(Duration.ZERO);
        CompletableFuture<Response> late = by(impatient, () -> null);

        assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        impatient.close();
    }

    @Test
    void longWork_thatWaitsForAThreadThatDoesNotComeFree_isRefusedAllTheSame() throws Exception {
        LongWork impatient = workers(Duration.ofSeconds(1));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Response> first = by(impatient, () -> {
            begun.countDown();
            return block();
        });
        begun.await();

        assertThatThrownBy(() -> by(impatient, () -> null).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(first).isNotDone();
        release.countDown();
        impatient.close();
    }

    @Test
    void work_thatDoesNotEnd_showsInWhatTakesLongest() throws Exception {
        assertThat(workers.longest()).isZero();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Response> work = by(workers, () -> {
            begun.countDown();
            return block();
        });
        begun.await();
        double early = workers.longest();

        assertThat(workers.longest()).isGreaterThan(early);
        release.countDown();
        work.get(10, TimeUnit.SECONDS);
        long second = System.nanoTime();
        CompletableFuture<Double> longest = new CompletableFuture<>();
        var unused = by(workers, () -> {
            longest.complete(workers.longest());
            return null;
        });

        assertThat(longest.get(10, TimeUnit.SECONDS)).isLessThanOrEqualTo((System.nanoTime() - second) / 1e9);
    }

    @Test
    void faults_reachTheCaller() {
        Supplier<Response> faulty = () -> {
            throw new IllegalStateException();
        };

        assertThatThrownBy(() -> by(workers, faulty).get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Work.brief(faulty).by(workers)).isInstanceOf(IllegalStateException.class);
    }
}
