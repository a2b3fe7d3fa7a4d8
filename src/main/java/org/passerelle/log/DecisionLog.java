package org.passerelle.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.passerelle.trust.ReceiptKeys;

/** Keeps the decisions that are given: each is written before it is given, or not given. Safe for threads. */
@Singleton
public final class DecisionLog {

    private static final CompletableFuture<?> NOTHING_TO_DO = CompletableFuture.completedFuture(null);

    private final Optional<Opened> log;

    /**
     * Opens the log, if there is to be one.
     *
     * @throws UnusableLog when it cannot be kept as the settings say
     */
    @Inject
    DecisionLog(
            LogSettings settings,
            ReceiptKeys keys,
            InstantSource clock,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(Opened.by(settings, keys, clock, broker));
    }

    DecisionLog(Optional<Opened> log) {
        this.log = log;
    }

    /** Returns a log that keeps nothing. */
    public static DecisionLog off() {
        return new DecisionLog(Optional.empty());
    }

    void start(@Observes StartupEvent started) {
        log.map(Opened::writer).ifPresent(LogWriter::start);
    }

    void stop(@Observes ShutdownEvent stopped) {
        log.map(Opened::writer).ifPresent(LogWriter::stop);
    }

    /** Returns whether decisions are kept. */
    public boolean isOn() {
        return log.isPresent();
    }

    /** Returns whether to keep a decision takes the caller longer than an event loop may wait. */
    public boolean takesLong() {
        return log.map(Opened::contents).filter(Contents::takesLong).isPresent();
    }

    /** Returns whether a decision can ever be kept: what is kept of it must not be longer than the log takes. */
    public boolean takes(GivenDecision given) {
        return log.filter(open -> open.longest().getAsInt() < Integer.MAX_VALUE)
                .map(open ->
                        open.contents().bytesAtMost(given) <= open.longest().getAsInt())
                .orElse(true);
    }

    /**
     * Keeps a decision.
     *
     * @return done when it may be given; failed with {@link LogUnavailable} when it must not be
     */
    public CompletableFuture<?> keep(GivenDecision given) {
        return log.<CompletableFuture<?>>map(open -> write(open, List.of(given), false))
                .orElse(NOTHING_TO_DO);
    }

    /**
     * Keeps decisions, after waiting for others if there are many.
     *
     * @return done when they may be given; failed with {@link LogUnavailable} when none of them must be
     */
    public CompletableFuture<?> keepAll(List<GivenDecision> given) {
        return given.isEmpty()
                ? NOTHING_TO_DO
                : log.<CompletableFuture<?>>map(open -> write(open, given, true))
                        .orElse(NOTHING_TO_DO);
    }

    /**
     * Keeps decisions, and waits until they are kept, however long it takes.
     *
     * @throws InterruptedException when waiting is broken off; then it is not known whether they are kept
     */
    public void keepInTheEnd(List<GivenDecision> given) throws InterruptedException {
        while (!given.isEmpty() && isOn()) {
            try {
                // Once: what waits at a disk that hangs is written when it no longer does.
                offer(log.orElseThrow(), given).get();
                return;
            } catch (ExecutionException notNow) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    /**
     * Returns the last checkpoint, after it covers all that is kept.
     *
     * @return the entry, as it stands in the log; failed with {@link LogUnavailable} when it cannot be written
     * @throws java.util.NoSuchElementException when the log is off
     */
    public CompletableFuture<String> checkpoint() {
        return log.orElseThrow().writer().write(List.of(), true);
    }

    private static CompletableFuture<?> write(Opened open, List<GivenDecision> given, boolean mayWait) {
        try {
            return open.writer().write(contents(open, given), mayWait);
        } catch (IOException unkept) {
            return open.writer().refuse(given.size(), unkept);
        }
    }

    private static CompletableFuture<?> offer(Opened open, List<GivenDecision> given) {
        try {
            return open.writer().offer(contents(open, given), true);
        } catch (IOException unkept) {
            return open.writer().refuse(0, unkept);
        }
    }

    private static List<String> contents(Opened open, List<GivenDecision> given) throws IOException {
        List<String> contents = new ArrayList<>(given.size());
        for (GivenDecision each : given) {
            contents.add(open.contents().of(each));
        }
        return contents;
    }

    /** Returns whether decisions can be given: they are kept, or nobody wants them to be. */
    boolean works() {
        return log.map(open -> open.writer().works()).orElse(true);
    }

    /** Returns how many decisions were kept since the start. */
    long written() {
        return log.map(open -> open.writer().written()).orElse(0L);
    }

    /** Returns how many decisions were not given since the start, because they could not be kept in time. */
    long refused() {
        return log.map(open -> open.writer().refused()).orElse(0L);
    }
}
