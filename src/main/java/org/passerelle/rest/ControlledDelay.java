package org.passerelle.rest;

import java.time.Duration;

/**
 * Tells a burst from overload. Who comes in a burst may wait, since the queue will soon be empty again. When it has not been empty for long,
 * it never will be, and whoever has waited longer than the target is refused, so that the others need not. After Ben Maurer, "Fail at
 * Scale", ACM Queue 13 (2015). Of one queue; safe for threads.
 */
final class ControlledDelay {

    private final long target;
    private final long burst;
    private volatile long lastEmpty;

    /**
     * Begins with an empty queue.
     *
     * @param target the longest wait in overload
     * @param burst the longest wait otherwise, and how long the queue may stay filled before that is overload
     * @param now by {@link System#nanoTime}, as every time here
     */
    ControlledDelay(Duration target, Duration burst, long now) {
        this.target = target.toNanos();
        this.burst = burst.toNanos();
        this.lastEmpty = now;
    }

    /** Notes that nobody waits. */
    void empty(long now) {
        lastEmpty = now;
    }

    /** Returns whether who has waited since then waited too long. */
    boolean isTooLong(long since, long now) {
        return now - since > (now - lastEmpty > burst ? target : burst);
    }

    /** Returns the longest wait in overload, in nanoseconds. */
    long target() {
        return target;
    }
}
