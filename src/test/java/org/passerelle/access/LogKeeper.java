package org.passerelle.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what is logged, at every level that the configuration leaves open, stack traces included. */
final class LogKeeper extends Handler {

    private static final Logger EVERYTHING = Logger.getLogger("");
    private static final List<Logger> TOLD_TO_SAY_MORE = List.of(
            Logger.getLogger("io.quarkus.vertx.http"),
            Logger.getLogger("io.quarkus.security"),
            Logger.getLogger("org.passerelle"));

    private final List<String> entries = new CopyOnWriteArrayList<>();

    void start() {
        setLevel(Level.ALL);
        TOLD_TO_SAY_MORE.forEach(logger -> logger.setLevel(Level.ALL));
        EVERYTHING.addHandler(this);
    }

    /** Stops, and returns what was logged. */
    List<String> stop() {
        EVERYTHING.removeHandler(this);
        TOLD_TO_SAY_MORE.forEach(logger -> logger.setLevel(null));
        return entries;
    }

    @Override
    public void publish(LogRecord entry) {
        entries.add(new SimpleFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
