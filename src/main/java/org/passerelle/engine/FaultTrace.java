package org.passerelle.engine;

import org.jspecify.annotations.Nullable;

/** Where a fault happened, without the messages of foreign exceptions: they may quote the case. */
public final class FaultTrace {

    private static final int FRAMES = 12;

    /* A bound, since a cause may be its own cause. */
    private static final int CAUSES = 12;

    private FaultTrace() {}

    /** Returns class and frames of a fault and its causes; the message only of what our engine itself raises. */
    public static String of(@Nullable Throwable fault) {
        StringBuilder trace = new StringBuilder();
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            trace.append(trace.isEmpty() ? ": " : "\nCaused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof EngineFault) {
                trace.append(": ").append(cause.getMessage());
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
                trace.append("\n    at ").append(frames[frame]);
            }
            cause = cause.getCause();
        }
        return trace.toString();
    }
}
