package org.passerelle.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Writes entries in a thread of its own: while one group is being forced to the disk the next gathers, so that many share one wait. When
 * writing fails, nothing more is taken until it works again, which is tried every second.
 */
final class LogWriter {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);
    private static final long NEVER = Long.MIN_VALUE;
    private static final int SECONDS_TO_STOP = 10;

    private final LastingChain chain;
    private final Condition condition;
    private final Duration patience;
    private final Backlog backlog;
    private final Thread thread = new Thread(this::run, "decision-log");
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Complaint complaint = new Complaint();
    private volatile boolean works;
    private volatile boolean isStopping;
    private volatile long writingSince = NEVER;

    /**
     * Prepares to write to a chain.
     *
     * @param condition without which nothing is taken
     * @param circumstances to be noted when writing begins
     * @param patience time that one waits for entries to be kept
     */
    LogWriter(Chain chain, Condition condition, Map<String, ?> circumstances, Duration patience) {
        this.chain = new LastingChain(chain, circumstances);
        this.condition = condition;
        this.patience = patience;
        this.backlog = new Backlog(patience);
        thread.setDaemon(true);
    }

    /**
     * Opens the chain; when it is not possible now, that is tried again once writing begins.
     *
     * @throws UnusableLog when waiting does not help
     */
    void open() {
        try {
            chain.open();
        } catch (IOException notNow) {
            complaint.about(notNow);
        }
    }

    /** Begins to write; returns when it does, or when it takes too long to wait for. */
    void start() {
        thread.start();
        try {
            if (!begun.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The decision log cannot be written yet; no decision is given until it can.");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits, and ends. */
    void stop() {
        isStopping = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether what is to be written is written soon. */
    boolean works() {
        long since = writingSince;
        return works && (since == NEVER || System.nanoTime() - since < patience.toNanos());
    }

    long written() {
        return written.get();
    }

    long refused() {
        return refused.get();
    }

    /**
     * Has entries written, or counts them as refused.
     *
     * @param contents none to get a checkpoint that covers all that were written before
     * @return done with the last checkpoint; failed with {@link LogUnavailable} when they are not kept by the time that one waits
     */
    CompletableFuture<String> write(List<String> contents, boolean mayWait) {
        return offer(contents, mayWait)
                .copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(reason -> {
                    refused.addAndGet(contents.size());
                    throw new LogUnavailable("It was not written.", reason);
                });
    }

    /** Has entries written, whenever that is: done when they are kept, failed when they never will be. Counts none as refused. */
    CompletableFuture<String> offer(List<String> contents, boolean mayWait) {
        Backlog.Group group = new Backlog.Group(contents, new CompletableFuture<>());
        if (!works || isStopping || !backlog.add(group, mayWait)) {
            return CompletableFuture.failedFuture(new LogUnavailable("The log takes nothing now."));
        }
        return group.checkpoint();
    }

    /** Refuses entries of which a key could not be kept; when no other can be either, nothing more is taken until one can. */
    CompletableFuture<String> refuse(int entries, IOException reason) {
        refused.addAndGet(entries);
        try {
            if (works) {
                condition.check();
                complaint.aboutOneKey();
            }
        } catch (IOException | RuntimeException failure) {
            works = false;
            complaint.about(failure);
        }
        return CompletableFuture.failedFuture(new LogUnavailable("A key could not be kept.", reason));
    }

    private void run() {
        resume();
        begun.countDown();
        try {
            while (!isStopping || !backlog.isEmpty()) {
                List<Backlog.Group> groups = backlog.next();
                if (works) {
                    write(groups);
                } else {
                    backlog.failed(groups, new IOException("Writing failed before."));
                    resume();
                }
            }
        } catch (InterruptedException stopped) {
            isStopping = true;
        } finally {
            // Without this thread nothing is written any more, whatever ended it.
            end();
        }
    }

    private void write(List<Backlog.Group> groups) {
        List<String> contents =
                groups.stream().flatMap(group -> group.contents().stream()).toList();
        writingSince = System.nanoTime();
        try {
            String checkpoint = chain.write(contents, groups.stream().anyMatch(Backlog.Group::wantsCheckpoint));
            written.addAndGet(contents.size());
            backlog.kept(groups, checkpoint);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            works = false;
            complaint.about(failure);
            backlog.failed(groups, failure);
        } finally {
            writingSince = NEVER;
        }
    }

    private void resume() {
        try {
            condition.check();
            chain.resume(refused.get());
            complaint.isOver();
            works = true;
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            complaint.about(failure);
        }
    }

    private void end() {
        works = false;
        backlog.close();
        try {
            chain.stop();
        } catch (IOException | RuntimeException failure) {
            complaint.about(failure);
        }
    }
}
