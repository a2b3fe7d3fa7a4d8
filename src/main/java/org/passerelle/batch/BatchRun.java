package org.passerelle.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One batch. Reads and writes in one thread, and decides in others. */
final class BatchRun {

    static final int CORES = Runtime.getRuntime().availableProcessors();

    /** So that no core waits while answers are written. */
    private static final int CHUNKS_AHEAD = Math.min(4 * CORES, 16);

    /** Answers may be long, and whoever gets them slow. */
    private static final long BYTES_AHEAD = 8 * 1024 * 1024;

    private final Answering answering;
    private final ExecutorService cores;
    private final long start = System.nanoTime();
    private final Queue<Future<Chunk.Answered>> running = new ArrayDeque<>();
    private final AtomicLong unwritten = new AtomicLong();
    private long left;
    private boolean ended;
    private Summary.@Nullable Limit stoppedBy;

    BatchRun(Answering answering, BatchLimits limits, ExecutorService cores) {
        this.answering = answering;
        this.cores = cores;
        this.left = limits.lines();
    }

    /**
     * Answers the lines, and counts what was answered.
     *
     * @param progress told how many lines were answered
     */
    Tally answer(Lines lines, OutputStream out, LongConsumer progress) throws IOException {
        Tally tally = new Tally();
        try {
            while (!ended || !running.isEmpty()) {
                readAhead(lines);
                if (!running.isEmpty()) {
                    Chunk.Answered answered = result(running.remove());
                    answered.answers().writeTo(out);
                    tally.add(answered.tally());
                    progress.accept(tally.cases());
                }
                if (running.isEmpty() && !ended && !lines.isReady()) {
                    // No answer waits for a case that has not arrived.
                    out.flush();
                }
            }
            return tally;
        } finally {
            running.forEach(chunk -> chunk.cancel(true));
        }
    }

    /** Reads what has arrived; waits only when there is nothing else to do. */
    private void readAhead(Lines lines) throws IOException {
        while (!ended && hasRoom() && (running.isEmpty() || lines.isReady())) {
            stoppedBy = limit(lines);
            List<Lines.Line> chunk = stoppedBy == null ? lines.chunk(left) : List.of();
            ended = chunk.isEmpty();
            left -= chunk.size();
            if (!ended) {
                running.add(cores.submit(() -> answer(chunk)));
            } else if (stoppedBy == null && lines.isOver()) {
                stoppedBy = Summary.Limit.TIME;
            }
        }
    }

    private boolean hasRoom() {
        return running.size() < CHUNKS_AHEAD && unwritten.get() < BYTES_AHEAD;
    }

    private Chunk.Answered answer(List<Lines.Line> chunk) {
        Chunk.Answered answered = Chunk.answer(answering, chunk);
        unwritten.addAndGet(answered.answers().size());
        return answered;
    }

    private Summary.@Nullable Limit limit(Lines lines) throws IOException {
        if (left == 0 && lines.hasMore()) {
            return Summary.Limit.LINES;
        }
        return lines.isOver() ? Summary.Limit.TIME : null;
    }

    private Chunk.Answered result(Future<Chunk.Answered> chunk) throws IOException {
        try {
            Chunk.Answered answered = chunk.get();
            unwritten.addAndGet(-answered.answers().size());
            return answered.given();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("The batch was stopped.").initCause(stopped);
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
