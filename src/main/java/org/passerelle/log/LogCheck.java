package org.passerelle.log;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.trust.ReceiptKeys;

/** Checks that a log is as it was written. For one thread. */
public final class LogCheck {

    private final ReceiptKeys keys;
    private final List<Entry> heads = new ArrayList<>();
    private final Map<String, ChainCheck> chains = new LinkedHashMap<>();
    private final List<LogFinding> findings = new ArrayList<>();
    private long unfinished;

    /**
     * Prepares a check.
     *
     * @param keys by which checkpoints are known
     */
    public LogCheck(ReceiptKeys keys) {
        this.keys = keys;
    }

    /**
     * What a log comes to.
     *
     * @param intact whether nothing is wrong
     * @param findings what is wrong, in the order of the log
     * @param heads how many checkpoints that were kept elsewhere it was compared with; without one nobody can see what is cut off its end
     * @param unfinished bytes at the end of files that are no entry: being written, left by a crash, or cut
     */
    public record Report(
            boolean intact, List<LogFinding> findings, int heads, long unfinished, List<ChainSummary> chains) {

        /** Returns whether nothing was there: no line, and no head that says what should be. */
        @JsonIgnore
        public boolean isEmpty() {
            return findings.isEmpty() && chains.isEmpty();
        }
    }

    /**
     * Compares the log with a checkpoint that was kept elsewhere. To be called before the log is read.
     *
     * @param line a checkpoint as it stood in the log
     * @throws UnusableLog when it is none, or none that a known key has signed
     */
    public void compareWith(String line) {
        heads.add(Entry.read(line.strip())
                .filter(entry -> entry.isIntact() && ChainCheck.isSigned(entry, keys))
                .orElseThrow(() -> new UnusableLog("The head is no checkpoint that one of the keys has signed.")));
    }

    /** Reads a file, or all files of a folder in their order. */
    public void read(Path log) throws IOException {
        for (Path file : Files.isDirectory(log) ? SegmentFiles.in(log) : List.of(log)) {
            try (InputStream in = Files.newInputStream(file)) {
                read(String.valueOf(file.getFileName()), in);
            }
        }
    }

    void read(String file, InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        long number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            String place = file + ":" + number;
            Optional<Entry> entry = Entry.read(line);
            if (!lines.isWhole()) {
                unfinished += line.getBytes(StandardCharsets.UTF_8).length;
            } else if (entry.isEmpty()) {
                findings.add(new LogFinding(LogFinding.Kind.UNREADABLE, null, null, place, "This line is no entry."));
            } else {
                chain(entry.get().chain()).check(entry.get(), place);
            }
        }
    }

    private ChainCheck chain(String id) {
        return chains.computeIfAbsent(id, chain -> new ChainCheck(chain, keys, heads(chain), findings::add));
    }

    private List<Entry> heads(String chain) {
        return heads.stream().filter(head -> head.chain().equals(chain)).toList();
    }

    /** Returns what all that was read comes to. */
    public Report report() {
        heads.forEach(head -> chain(head.chain()));
        chains.values().forEach(ChainCheck::end);
        return new Report(
                findings.isEmpty(),
                List.copyOf(findings),
                heads.size(),
                unfinished,
                chains.values().stream().map(ChainCheck::summary).toList());
    }
}
