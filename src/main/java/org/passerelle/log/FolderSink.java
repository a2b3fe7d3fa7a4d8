package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the log in files of a folder, one chain through all of them. */
final class FolderSink implements Sink {

    private static final Logger LOG = Logger.getLogger(FolderSink.class);

    private final Path folder;
    private final long segmentBytes;
    private final LastKept lastKept;
    private @Nullable FileChannel lock;
    private @Nullable Segment segment;
    private @Nullable Tip tip;
    private boolean isCovered;
    private boolean isNoted = true;
    private long cut;
    private long known;

    /**
     * Prepares a sink.
     *
     * @param segmentBytes after which a file ends with the next checkpoint
     * @param lastKept where the last entry is noted
     */
    FolderSink(Path folder, long segmentBytes, LastKept lastKept) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.lastKept = lastKept;
    }

    @Override
    public Opening open() throws IOException {
        if (tip == null) {
            Files.createDirectories(folder, SegmentFiles.GROUPS_FOLDER);
            occupy();
            Tip found = recover();
            lastKept.open(found.chain());
            tip = found;
        } else if (segment != null) {
            segment.repair();
        }
        Opening opening = new Opening(tip, cut, known);
        cut = 0;
        return opening;
    }

    /** Two writers would each break the chain of the other. */
    private void occupy() throws IOException {
        if (lock == null) {
            FileChannel file =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (file.tryLock() == null) {
                    throw new UnusableLog("Another instance writes its decision log to " + folder + ".");
                }
            } catch (OverlappingFileLockException own) {
                throw (UnusableLog) new UnusableLog("This process writes to " + folder + " already.").initCause(own);
            }
            lock = file;
        }
    }

    private Tip recover() throws IOException {
        List<Path> files = SegmentFiles.in(folder);
        Map<Path, SegmentFiles.Extent> ends = new LinkedHashMap<>();
        Entry end = null;
        for (int last = files.size() - 1; last >= 0 && end == null; last--) {
            SegmentFiles.Extent extent = SegmentFiles.Extent.of(files.get(last));
            ends.put(files.get(last), extent);
            end = extent.last();
        }
        if (end != null) {
            // Before anything is taken away.
            known = known(end.tip(), files);
        }
        for (Map.Entry<Path, SegmentFiles.Extent> each : ends.entrySet()) {
            tidy(each.getKey(), each.getValue());
        }
        return end == null ? Tip.ofNewChain() : end.tip();
    }

    private void tidy(Path file, SegmentFiles.Extent extent) throws IOException {
        extent.cutTorn(file);
        cut += extent.torn();
        if (extent.torn() > 0) {
            LOG.warnf(
                    "A crash left %d bytes of unfinished entries in the decision log; they were put aside.",
                    extent.torn());
        }
        if (extent.last() == null) {
            // Begun, and nothing in it was ever kept.
            Files.delete(file);
        } else {
            segment = Segment.open(file, extent.length());
            isCovered = extent.last().signature().isPresent();
        }
    }

    /** Returns the number of the entry that is noted as the last, having found it. */
    private long known(Tip end, List<Path> files) throws IOException {
        Optional<Tip> noted = lastKept.of(end.chain());
        if (noted.isPresent() && !noted.get().equals(end) && !isThere(noted.get(), end, files)) {
            throw new UnusableLog("The decision log in " + folder + " is not as it was left: its entry "
                    + noted.get().sequence() + ", noted in " + lastKept.file(end.chain())
                    + ", is not there, or is another. bin/verify-log says more. To go on with what is there, delete"
                    + " the note; to begin a new log, move the folder of the log away.");
        }
        return noted.map(Tip::sequence).orElse(0L);
    }

    /** What stands behind the end was cut off by what came before it: no crash does so to what was noted. */
    private static boolean isThere(Tip noted, Tip end, List<Path> files) throws IOException {
        return noted.sequence() < end.sequence()
                && SegmentFiles.entry(files, noted.sequence()).map(Entry::tip).equals(Optional.of(noted));
    }

    @Override
    public void write(List<Entry> entries) throws IOException {
        for (List<Entry> part : SegmentFiles.writes(entries)) {
            writeAtOnce(part);
        }
    }

    private void writeAtOnce(List<Entry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.line()).append('\n'));
        byte[] bytes = lines.toString().getBytes(UTF_8);
        room(entries.get(0).sequence()).append(bytes);
        Entry last = entries.get(entries.size() - 1);
        tip = last.tip();
        isCovered = last.signature().isPresent();
        note(tip);
    }

    /** What is written is kept, noted or not: an older note makes the next start vouch for less, and that is all. */
    private void note(Tip kept) {
        try {
            lastKept.note(kept);
            isNoted = true;
        } catch (IOException unnoted) {
            if (isNoted) {
                LOG.warn("The last entry of the decision log cannot be noted beside its secrets.", unnoted);
            }
            isNoted = false;
        }
    }

    @Override
    public boolean isFull() {
        return segment != null && segment.length() >= segmentBytes;
    }

    /* A file ends with a checkpoint, so that it can be checked, archived and taken away as a whole. */
    private Segment room(long sequence) throws IOException {
        Segment current = segment;
        if (current != null && !(isFull() && isCovered)) {
            return current;
        }
        Segment next = Segment.open(SegmentFiles.named(folder, sequence), 0);
        if (current != null) {
            current.close();
        }
        segment = next;
        return next;
    }

    @Override
    public void close() {
        if (segment != null) {
            segment.close();
        }
        lastKept.close();
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException forgotten) {
                // It ends with the process at the latest.
            }
        }
    }
}
