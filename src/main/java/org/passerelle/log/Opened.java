package org.passerelle.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;
import org.passerelle.trust.ReceiptKeys;

/** A log that is written. */
record Opened(Contents contents, LogWriter writer, IntSupplier longest) {

    private static final Logger LOG = Logger.getLogger(Opened.class);

    /**
     * Opens the log that settings name.
     *
     * @param broker where and how to reach Kafka
     * @return nothing when none is named
     * @throws UnusableLog when settings are missing or contradict each other, or the log cannot be gone on with; one that only
     *     cannot be opened now is tried again later
     */
    static Optional<Opened> by(
            LogSettings settings, ReceiptKeys keys, InstantSource clock, Map<String, Object> broker) {
        if (settings.folder().isEmpty() && settings.topic().isEmpty()) {
            return Optional.empty();
        }
        List<String> problems = problems(settings, keys);
        if (!problems.isEmpty()) {
            throw new UnusableLog(
                    "The decision log cannot be begun: " + String.join("; ", problems) + ". More in docs/log.md.");
        }
        LastKept last = new LastKept(settings.secrets().orElseThrow());
        Sink sink = settings.folder()
                .<Sink>map(folder -> new FolderSink(folder, settings.segmentBytes(), last))
                .orElseGet(() -> new KafkaSink(settings.topic().orElseThrow(), broker));
        Chain chain = new Chain(sink, keys, clock, settings);
        try {
            Contents contents = new Contents(secrets(settings), settings.facts());
            LogWriter writer =
                    new LogWriter(chain, contents::check, Map.of("withFacts", settings.facts()), settings.patience());
            writer.open();
            return Optional.of(new Opened(contents, writer, sink::longest));
        } catch (IOException unusable) {
            throw new UnusableLog("The secrets of the decision log cannot be read or made: " + unusable);
        }
    }

    /** Other secrets give cases of a log other names than before, so that beside one they are not made. */
    private static Secrets secrets(LogSettings settings) throws IOException {
        Path folder = settings.secrets().orElseThrow();
        Optional<Path> log = settings.folder();
        if (!Secrets.areIn(folder)) {
            if (log.isPresent() && SegmentFiles.areWritten(log.get())) {
                throw new UnusableLog("The secrets of the decision log in " + log.get() + " are not in " + folder
                        + ", which PASSERELLE_LOG_SECRETS names. Is it mounted? Bring them back, or move the folder"
                        + " of the log away to begin a new one.");
            }
            settings.topic()
                    .ifPresent(topic -> LOG.warnf(
                            "New secrets of the decision log are made in %s. If the topic %s has entries already,"
                                    + " their cases have other pseudonyms from here on, and --forget does not find"
                                    + " their keys: then stop, and bring the earlier secrets back.",
                            folder, topic));
        }
        return Secrets.keptIn(folder);
    }

    private static List<String> problems(LogSettings settings, ReceiptKeys keys) {
        List<String> problems = new ArrayList<>();
        if (settings.folder().isPresent() && settings.topic().isPresent()) {
            problems.add("name a folder (PASSERELLE_LOG) or a topic (PASSERELLE_LOG_TOPIC), not both");
        }
        Optional<Path> secrets = settings.secrets().map(Opened::absolute);
        if (secrets.isEmpty()) {
            problems.add("PASSERELLE_LOG_SECRETS must name a folder for its secrets");
        } else if (settings.folder()
                .map(Opened::absolute)
                .filter(secrets.get()::startsWith)
                .isPresent()) {
            problems.add("the folder of PASSERELLE_LOG_SECRETS must lie outside of that of PASSERELLE_LOG");
        }
        if (!keys.isKept()) {
            problems.add("PASSERELLE_RECEIPT_KEY must name a key that signs it (bin/verify --new-key makes one)");
        }
        return problems;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
