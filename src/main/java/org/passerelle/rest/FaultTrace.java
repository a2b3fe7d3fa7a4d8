package org.passerelle.rest;

import org.passerelle.engine.EngineFault;

/** Where a fault happened, without the messages of foreign exceptions: they may quote the case. */
final class FaultTrace {

    private static final int FRAMES = 12;

    private FaultTrace() {}

    static String of(Throwable fault) {
        StringBuilder trace = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            trace.append(trace.isEmpty() ? ": " : "\nCaused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof EngineFault) {
                trace.append(": ").append(cause.getMessage());
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
                trace.append("\n    at ").append(frames[frame]);
            }
        }
        return trace.toString();
    }
}
