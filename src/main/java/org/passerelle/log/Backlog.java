package org.passerelle.log;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Entries that wait to be written; no more than a few thousand. Safe for threads. */
final class Backlog {

    private static final int MOST = 4096;
    private static final int MOST_AT_ONCE = 1024;

    private final Semaphore places = new Semaphore(MOST);
    private final BlockingQueue<Group> waiting = new LinkedBlockingQueue<>();
    private final Duration patience;
    private volatile boolean isClosed;

    /**
     * Creates one.
     *
     * @param patience time that one waits for a place
     */
    Backlog(Duration patience) {
        this.patience = patience;
    }

    /**
     * Entries that are written together.
     *
     * @param contents none when only a checkpoint is wanted
     * @param checkpoint done when they are kept: the last checkpoint
     */
    record Group(List<String> contents, CompletableFuture<String> checkpoint) {

        boolean wantsCheckpoint() {
            return contents.isEmpty();
        }
    }

    /**
     * Adds a group.
     *
     * @param mayWait whether the caller may wait for a place
     * @return false when there is none
     */
    boolean add(Group group, boolean mayWait) {
        if (!hasPlace(places(group), mayWait)) {
            return false;
        }
        waiting.add(group);
        if (isClosed) {
            failAll();
        }
        return true;
    }

    private boolean hasPlace(int entries, boolean mayWait) {
        try {
            return mayWait
                    ? places.tryAcquire(entries, patience.toMillis(), TimeUnit.MILLISECONDS)
                    : places.tryAcquire(entries);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Returns what waits, but not too much; waits up to a second when nothing does. */
    List<Group> next() throws InterruptedException {
        List<Group> groups = new ArrayList<>();
        Group next = waiting.poll(1, TimeUnit.SECONDS);
        for (int entries = 0; next != null; next = entries < MOST_AT_ONCE ? waiting.poll() : null) {
            groups.add(next);
            entries += next.contents().size();
        }
        return groups;
    }

    /** Says that groups are kept. */
    void kept(List<Group> groups, String checkpoint) {
        for (Group group : groups) {
            places.release(places(group));
            group.checkpoint().complete(checkpoint);
        }
    }

    /** Says that groups are not kept. */
    void failed(List<Group> groups, Throwable reason) {
        for (Group group : groups) {
            places.release(places(group));
            group.checkpoint().completeExceptionally(reason);
        }
    }

    /** Says of all that waits, and of all that is added from now on, that it is not kept: nobody takes it any more. */
    void close() {
        isClosed = true;
        failAll();
    }

    private void failAll() {
        List<Group> groups = new ArrayList<>();
        waiting.drainTo(groups);
        failed(groups, new IOException("Nothing is written any more."));
    }

    private static int places(Group group) {
        return Math.min(group.contents().size(), MOST);
    }
}
