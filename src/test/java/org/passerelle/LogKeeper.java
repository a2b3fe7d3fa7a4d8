package org.passerelle;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Keeps what is logged, stack traces included. */
public final class LogKeeper extends Handler {

    private static final Logger EVERYTHING = Logger.getLogger("");

    private final List<Logger> toldToSayMore;
    private final List<String> entries = new CopyOnWriteArrayList<>();

    /** Prepares to listen to everything, and to some categories at every level. */
    public LogKeeper(String... toldToSayMore) {
        this.toldToSayMore = Stream.of(toldToSayMore).map(Logger::getLogger).toList();
    }

    /** Begins to listen. */
    public void start() {
        setLevel(Level.ALL);
        toldToSayMore.forEach(logger -> logger.setLevel(Level.ALL));
        EVERYTHING.addHandler(this);
    }

    /** Listens no more. */
    public void stop() {
        EVERYTHING.removeHandler(this);
        toldToSayMore.forEach(logger -> logger.setLevel(null));
    }

    /** Returns what was logged so far. */
    public List<String> entries() {
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
