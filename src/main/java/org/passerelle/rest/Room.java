package org.passerelle.rest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Room that an upload takes up until its sender has gone and nobody works on it any more: whoever leaves last gives it back. Safe for threads. */
final class Room {

    private final Semaphore free;
    private final int size;
    private final AtomicInteger users = new AtomicInteger(1);

    /** Takes up what has been acquired; its first user is the sender. */
    Room(Semaphore free, int size) {
        this.free = free;
        this.size = size;
    }

    /** Returns whether there is still something to work on. Who enters must leave. */
    boolean enter() {
        return users.getAndUpdate(others -> others == 0 ? 0 : others + 1) > 0;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            free.release(size);
        }
    }
}
