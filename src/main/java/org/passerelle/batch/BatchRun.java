package org.passerelle.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One batch. Writes in one thread, reads in another, since either may be kept waiting, and decides in others. */
final class BatchRun {

    static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Answering answering;
    private final BatchThreads threads;
    private final long start = System.nanoTime();
    private final Ahead ahead;
    private long left;
    private Summary.@Nullable Limit stoppedBy;

    BatchRun(Answering answering, BatchLimits limits, BatchThreads threads) {
        this.answering = answering;
        this.threads = threads;
        this.left = limits.lines();
        this.ahead = new Ahead(lines -> threads.deciding().submit(() -> answer(lines)));
    }

    /**
     * Answers the lines, and counts what was answered.
     *
     * @param progress told how many lines were answered
     */
    Tally answer(Lines lines, OutputStream out, LongConsumer progress) throws IOException {
        Future<?> reading = threads.reading().submit(() -> {
            read(lines);
            return null;
        });
        try {
            Tally tally = write(out, progress);
            reading.get();
            return tally;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("The batch was stopped.").initCause(stopped);
        } catch (ExecutionException unread) {
            throw asRaised(Objects.requireNonNull(unread.getCause()));
        } finally {
            ahead.stop();
            reading.cancel(true);
        }
    }

    private static IOException asRaised(Throwable failure) {
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        if (failure instanceof Error fault) {
            throw fault;
        }
        return failure instanceof IOException unread ? unread : new IOException(failure);
    }

    private void read(Lines lines) throws IOException, InterruptedException {
        try {
            while (ahead.awaitRoom()) {
                stoppedBy = limit(lines);
                Lines.Line line = stoppedBy == null ? lines.next() : null;
                if (line == null) {
                    stoppedBy = stoppedBy == null && lines.isOver() ? Summary.Limit.TIME : stoppedBy;
                    return;
                }
                left--;
                ahead.add(line);
            }
        } finally {
            ahead.end();
        }
    }

    private Chunk.Answered answer(List<Lines.Line> chunk) {
        int size = 0;
        try {
            Chunk.Answered answered = Chunk.answer(answering, chunk);
            size = answered.answers().size();
            return answered;
        } finally {
            ahead.decided(size);
        }
    }

    private Summary.@Nullable Limit limit(Lines lines) throws IOException {
        if (left == 0 && lines.next() != null) {
            return Summary.Limit.LINES;
        }
        return lines.isOver() ? Summary.Limit.TIME : null;
    }

    private Tally write(OutputStream out, LongConsumer progress) throws IOException, InterruptedException {
        Tally tally = new Tally();
        for (Future<Chunk.Answered> chunk = next(out); chunk != null; chunk = next(out)) {
            Chunk.Answered part = result(chunk);
            ahead.written(part.answers().size());
            write(part, out, tally);
            while (!part.rest().isEmpty()) {
                List<Lines.Line> rest = part.rest();
                part = result(threads.deciding().submit(() -> Chunk.answer(answering, rest)));
                write(part, out, tally);
            }
            progress.accept(tally.cases());
        }
        return tally;
    }

    private static void write(Chunk.Answered part, OutputStream out, Tally tally)
            throws IOException, InterruptedException {
        Chunk.Answered given = part.given();
        given.answers().writeTo(out);
        tally.add(given.tally());
    }

    /** Returns the next chunk; null when there is none. No answer waits for a case that has not arrived or is not decided. */
    private @Nullable Future<Chunk.Answered> next(OutputStream out) throws IOException, InterruptedException {
        Future<Chunk.Answered> next = ahead.poll();
        if (next == null || !next.isDone()) {
            out.flush();
        }
        return next == null ? ahead.take() : next;
    }

    private static Chunk.Answered result(Future<Chunk.Answered> chunk) throws InterruptedException {
        try {
            return chunk.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A chunk could not be answered.", fault.getCause());
        }
    }

    /** Returns the time since the start. */
    long milliseconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Returns the limit that stopped it; null when everything was read. */
    Summary.@Nullable Limit stoppedBy() {
        return stoppedBy;
    }
}
