package org.passerelle.rest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Does the work that others must not wait for, on a few threads: it is computing only, so more of them would finish nothing sooner, and take
 * the cores away from brief work. Safe for threads.
 */
@Singleton
final class LongWork {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final ThreadPoolExecutor threads;
    private final ControlledDelay delay;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();

    @Inject
    LongWork(Limits limits, MeterRegistry registry) {
        this(
                THREADS,
                limits.waiting(),
                new ControlledDelay(limits.lengthy().target(), limits.lengthy().burst(), System.nanoTime()));
        Gauge.builder("passerelle.work.waiting", threads, pool -> pool.getQueue()
                        .size())
                .description("Requests that wait for a thread for long work")
                .register(registry);
        Gauge.builder("passerelle.work.running", threads, ThreadPoolExecutor::getActiveCount)
                .description("Requests whose long work is being done")
                .register(registry);
        Gauge.builder("passerelle.work.longest", this, LongWork::longest)
                .baseUnit("seconds")
                .description("For how long the work has been going on that was begun first and has not ended")
                .register(registry);
    }

    LongWork(int size, int waiting, ControlledDelay delay) {
        this.threads = new ThreadPoolExecutor(
                size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), LongWork::thread);
        this.delay = delay;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "long-work");
        thread.setDaemon(true);
        return thread;
    }

    /** Does work when a thread is free; fails with {@link RejectedExecutionException} when none is in time. */
    <T> CompletionStage<T> done(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        long since = System.nanoTime();
        CompletableFuture<Void> taken = new CompletableFuture<>();
        if (threads.getQueue().isEmpty()) {
            delay.empty(since);
        }
        try {
            threads.execute(Context.current().wrap(() -> {
                if (taken.complete(null)) {
                    complete(result, work, since);
                }
            }));
            refuseUnless(taken, result);
        } catch (RejectedExecutionException full) {
            result.completeExceptionally(full);
        }
        return result;
    }

    /** While no thread comes free, none refuses who has waited too long. */
    private void refuseUnless(CompletableFuture<Void> taken, CompletableFuture<?> result) {
        var unused = taken.orTimeout(delay.burst(), TimeUnit.NANOSECONDS).whenComplete((nothing, late) -> {
            if (late != null) {
                delay.refused(System.nanoTime());
                result.completeExceptionally(new RejectedExecutionException());
            }
        });
    }

    private <T> void complete(CompletableFuture<T> result, Supplier<T> work, long since) {
        long now = System.nanoTime();
        begun.put(Thread.currentThread(), now);
        try {
            if (delay.isTooLong(since, now)) {
                throw new RejectedExecutionException();
            }
            result.complete(work.get());
        } catch (Throwable fault) {
            result.completeExceptionally(fault);
        } finally {
            begun.remove(Thread.currentThread());
        }
    }

    /** Returns for how many seconds the work goes on that was begun first; 0 when none does. */
    double longest() {
        long now = System.nanoTime();
        return begun.values().stream().mapToLong(since -> now - since).max().orElse(0) / 1e9;
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
