package org.passerelle.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has been read and not yet written, in order. Lines are handed over to be decided as soon as a core is free for them, and while none is,
 * they gather in chunks. Safe for threads.
 */
final class Ahead {

    private static final int LINES_IN_A_CHUNK = 64;
    private static final int BYTES_IN_A_CHUNK = 256 * 1024;
    private static final long MEGABYTE = 1 << 20;

    /** Answers may be a hundred times as long as lines: what is being decided counts as if they were. */
    private static final long BYTES_OF_UNDECIDED = 2 * Chunk.LONG;

    /** So that no core waits while answers are written. */
    private static final int MOST_CHUNKS = Math.min(4 * BatchRun.CORES, 16);

    /** Whoever gets the answers may be slow: those that wait of as many batches as may run fill a part of the memory only. */
    private static final long MOST_BYTES =
            Math.max(8 * MEGABYTE, Math.min(Runtime.getRuntime().maxMemory() / 64, 8 * MEGABYTE * BatchRun.CORES));

    private final long mostBytes;
    private final Function<List<Lines.Line>, Future<Chunk.Answered>> deciding;
    private final Queue<Future<Chunk.Answered>> chunks = new ArrayDeque<>();
    private List<Lines.Line> lines = new ArrayList<>();
    private int bytes;
    private int undecided;
    private long unwritten;
    private boolean isEnded;
    private boolean isStopped;

    /**
     * Begins without lines.
     *
     * @param deciding begins to decide lines
     */
    Ahead(Function<List<Lines.Line>, Future<Chunk.Answered>> deciding) {
        this(MOST_BYTES, deciding);
    }

    Ahead(long mostBytes, Function<List<Lines.Line>, Future<Chunk.Answered>> deciding) {
        this.mostBytes = mostBytes;
        this.deciding = deciding;
    }

    /** Waits until more may be read; returns false when no more is wanted. */
    synchronized boolean awaitRoom() throws InterruptedException {
        while (!isEnded && !hasRoom()) {
            wait();
        }
        return !isEnded;
    }

    private boolean hasRoom() {
        return chunks.size() < MOST_CHUNKS && unwritten + undecided * BYTES_OF_UNDECIDED < mostBytes;
    }

    synchronized void add(Lines.Line line) {
        lines.add(line);
        bytes += line.bytes().length;
        handOver();
    }

    private void handOver() {
        boolean isDue =
                isEnded || undecided < BatchRun.CORES || lines.size() >= LINES_IN_A_CHUNK || bytes >= BYTES_IN_A_CHUNK;
        if (isDue && !lines.isEmpty() && hasRoom() && !isStopped) {
            chunks.add(deciding.apply(lines));
            undecided++;
            lines = new ArrayList<>();
            bytes = 0;
        }
        notifyAll();
    }

    /** Notes that a chunk has been decided, with answers of so many bytes. */
    synchronized void decided(long answers) {
        undecided--;
        unwritten += answers;
        handOver();
    }

    /** Notes that answers of so many bytes wait no more. */
    synchronized void written(long answers) {
        unwritten -= answers;
        handOver();
    }

    /** Says that no more lines follow. */
    synchronized void end() {
        isEnded = true;
        handOver();
    }

    /** Stops what has not been written. */
    synchronized void stop() {
        isStopped = true;
        end();
        chunks.forEach(chunk -> chunk.cancel(true));
    }

    /** Removes the next chunk; returns null when none has been handed over. */
    synchronized @Nullable Future<Chunk.Answered> poll() {
        Future<Chunk.Answered> next = chunks.poll();
        handOver();
        return next;
    }

    /** Waits for the next chunk and removes it; returns null when no more follow. */
    synchronized @Nullable Future<Chunk.Answered> take() throws InterruptedException {
        while (chunks.isEmpty() && !(isEnded && lines.isEmpty())) {
            wait();
        }
        return poll();
    }
}
