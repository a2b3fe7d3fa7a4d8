package org.passerelle.events;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what other processes do. */
public final class Awaiting {

    private Awaiting() {}

    /** Returns the first value that is not null. */
    public static <T> T value(Duration most, Callable<T> attempt) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (System.nanoTime() < end) {
                T value = attempt.call();
                if (value != null) {
                    return value;
                }
                Thread.sleep(50);
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        throw new AssertionError("Nothing came of it in " + most + ".");
    }

    /** Waits until something is so. */
    public static void until(Duration most, Callable<Boolean> condition) {
        value(most, () -> condition.call() ? Boolean.TRUE : null);
    }
}
