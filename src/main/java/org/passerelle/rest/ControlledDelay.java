package org.passerelle.rest;

import java.time.Duration;

/**
 * Tells a burst from overload. Who comes in a burst may wait, since the queue will soon be empty again. When it has not been empty for long,
 * it never will be, and whoever has waited longer than the target is refused, so that the others need not. After Ben Maurer, "Fail at
 * Scale", ACM Queue 13 (2015); but once somebody was refused, the target holds until nobody has been for some time: otherwise refusing, which
 * empties the queue, would let the next ones wait long again. Of one queue; safe for threads.
 */
final class ControlledDelay {

    private static final int TIMES_TO_CALM_DOWN = 4;

    private final long target;
    private final long burst;
    private volatile long lastEmpty;
    private volatile long calmFrom;

    /**
     * Begins with an empty queue.
     *
     * @param target the longest wait in overload
     * @param burst the longest wait otherwise, and how long the queue may stay filled before that is overload; which is over when nobody has
     *     been refused for four times as long
     * @param now by {@link System#nanoTime}, as every time here
     */
    ControlledDelay(Duration target, Duration burst, long now) {
        this.target = target.toNanos();
        this.burst = burst.toNanos();
        this.lastEmpty = now;
        this.calmFrom = now;
    }

    /** Notes that nobody waits. */
    void empty(long now) {
        lastEmpty = now;
    }

    /** Returns whether who has waited since then waited too long. */
    boolean isTooLong(long since, long now) {
        boolean isOverload = now - lastEmpty > burst || now - calmFrom < 0;
        boolean isTooLong = now - since > (isOverload ? target : burst);
        if (isTooLong) {
            refused(now);
        }
        return isTooLong;
    }

    /** Notes that somebody who waited too long is refused. */
    void refused(long now) {
        calmFrom = now + TIMES_TO_CALM_DOWN * burst;
    }

    /** Returns the longest wait, in nanoseconds. */
    long burst() {
        return burst;
    }

    /** Returns the longest wait in overload, in nanoseconds. */
    long target() {
        return target;
    }
}
