package org.passerelle.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.trust.ReceiptKeys;

/** Makes contents into entries that follow one another, with checkpoints between them, and gives them to a sink. For one thread. */
final class Chain {

    private final Sink sink;
    private final ReceiptKeys keys;
    private final InstantSource clock;
    private final int mostUncovered;
    private final Duration longestUncovered;
    private @Nullable Tip tip;
    private @Nullable Entry checkpoint;
    private int uncovered;
    private long covered = System.nanoTime();

    Chain(Sink sink, ReceiptKeys keys, InstantSource clock, LogSettings settings) {
        this.sink = sink;
        this.keys = keys;
        this.clock = clock;
        this.mostUncovered = settings.checkpointEntries();
        this.longestUncovered = settings.checkpointTime();
    }

    /** Opens the sink, at first and whenever writing has failed; returns what was found. */
    Sink.Opening open() throws IOException {
        Sink.Opening opening = sink.open();
        tip = opening.after();
        return opening;
    }

    /** Writes that something else happened than a decision. */
    void write(String kind, Map<String, ?> more) throws IOException {
        cover(List.of(), Contents.of(kind, more));
    }

    /**
     * Writes entries, and a checkpoint when it is time for one.
     *
     * @param contents of the entries; may be none
     * @param wanted whether the checkpoint must cover all of them
     */
    void write(List<String> contents, boolean wanted) throws IOException {
        int after = uncovered + contents.size();
        boolean isDue = after > 0
                && (wanted
                        || after >= mostUncovered
                        || sink.isFull()
                        || System.nanoTime() - covered >= longestUncovered.toNanos());
        if (isDue) {
            cover(contents, Contents.of(Kinds.CHECKPOINT, Map.of()));
        } else if (!contents.isEmpty()) {
            List<Entry> entries = entries(contents, now());
            sink.write(entries);
            tip = entries.get(entries.size() - 1).tip();
            uncovered = after;
        }
    }

    /** Returns the last checkpoint, as it stands in the log. */
    String checkpoint() {
        return Objects.requireNonNull(checkpoint, "There is none before the first entry.")
                .line();
    }

    void close() {
        sink.close();
    }

    private void cover(List<String> contents, String members) throws IOException {
        Instant now = now();
        List<Entry> entries = entries(contents, now);
        Tip last = entries.isEmpty() ? last() : entries.get(entries.size() - 1).tip();
        Entry signed =
                new Entry.Place(last, now).signed(members, text -> keys.sign(ReceiptKeys.Purpose.CHECKPOINT, text));
        entries.add(signed);
        sink.write(entries);
        tip = signed.tip();
        checkpoint = signed;
        uncovered = 0;
        covered = System.nanoTime();
    }

    private List<Entry> entries(List<String> contents, Instant now) {
        List<Entry> entries = new ArrayList<>(contents.size() + 1);
        Tip last = last();
        for (String content : contents) {
            Entry entry = new Entry.Place(last, now).entry(content);
            entries.add(entry);
            last = entry.tip();
        }
        return entries;
    }

    private Tip last() {
        return Objects.requireNonNull(tip, "The sink has not been opened.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
