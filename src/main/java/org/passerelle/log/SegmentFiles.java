package org.passerelle.log;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a log on disk: each is named by the number of its first entry, so that their order is that of their names. */
final class SegmentFiles {

    /** Outcomes are for the service, and for a group that checks the log. */
    static final FileAttribute<?> GROUPS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    static final FileAttribute<?> GROUPS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

    private static final String ENDING = ".ndjson";

    /** A write is never larger than this, but for a single entry. */
    static final long MOST_TORN = 16L << 20;

    private SegmentFiles() {}

    static Path named(Path folder, long firstSequence) {
        return folder.resolve(String.format(Locale.ROOT, "%020d%s", firstSequence, ENDING));
    }

    /**
     * Returns the files in a folder, in order.
     *
     * @throws UnusableLog when something is named as a file of a log and is none: who reads a pipe waits for ever, and what a
     *     link leads to is not ours to cut
     */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            for (Path file : files) {
                if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
                    throw new UnusableLog(file + " is no file of a log.");
                }
            }
            return files;
        }
    }

    /** Returns an entry by its number; nothing when it is not there whole and in the file where it belongs. */
    static Optional<Entry> entry(List<Path> files, long sequence) throws IOException {
        Path first = named(Path.of(""), sequence);
        for (int at = files.size() - 1; at >= 0; at--) {
            Path file = files.get(at);
            if (file.getFileName().compareTo(first) <= 0) {
                return entry(file, sequence);
            }
        }
        return Optional.empty();
    }

    private static Optional<Entry> entry(Path file, long sequence) throws IOException {
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            LineReader lines = new LineReader(in);
            for (String line = lines.next(); line != null && lines.isWhole(); line = lines.next()) {
                Optional<Entry> entry = Entry.read(line).filter(read -> read.sequence() == sequence && read.isIntact());
                if (entry.isPresent()) {
                    return entry;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether anything was ever written to a folder. */
    static boolean areWritten(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : in(folder)) {
                if (Files.size(file) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the parts of a group that are written at once: only so much can a crash leave unfinished. */
    static List<List<Entry>> writes(List<Entry> entries) {
        List<List<Entry>> writes = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int at = 0; at < entries.size(); at++) {
            // In UTF-8, a character takes three bytes at most.
            long most = 3L * entries.get(at).line().length() + 1;
            if (bytes + most > MOST_TORN && at > from) {
                writes.add(entries.subList(from, at));
                from = at;
                bytes = 0;
            }
            bytes += most;
        }
        writes.add(entries.subList(from, entries.size()));
        return writes;
    }

    /**
     * What a file holds.
     *
     * @param last its last whole entry, before which all is in order; null when there is none
     * @param length of the file up to there
     * @param torn bytes after it
     * @param isDamaged whether they cannot be what a crash left of a write: in one, a checkpoint comes last, and a start, a resumption or a stop
     *     is written alone, once all before it is kept
     */
    record Extent(@Nullable Entry last, long length, long torn, boolean isDamaged) {

        /** Reads a file, and looks whether anything was kept behind what is not in order. */
        static Extent of(Path file) throws IOException {
            Entry last = null;
            long length = 0;
            boolean isInOrder = true;
            boolean hasCheckpoint = false;
            boolean isDamaged = false;
            try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
                LineReader lines = new LineReader(in);
                for (String line = lines.next(); line != null && lines.isWhole(); line = lines.next()) {
                    Optional<Entry> entry = Entry.read(line).filter(Entry::isIntact);
                    isInOrder &=
                            entry.isPresent() && (last == null || entry.get().follows(last.tip()));
                    if (isInOrder) {
                        last = entry.orElseThrow();
                        length = lines.bytes();
                    } else if (entry.isPresent()) {
                        isDamaged |= hasCheckpoint || isWrittenAlone(entry.get());
                        hasCheckpoint |= entry.get().signature().isPresent();
                    }
                }
            }
            return new Extent(last, length, Files.size(file) - length, isDamaged);
        }

        private static boolean isWrittenAlone(Entry entry) {
            return entry.signature().isPresent()
                    && !Kinds.CHECKPOINT.equals(entry.content().path("kind").textValue());
        }

        /**
         * Cuts off what a crash left unfinished, and keeps it beside the log.
         *
         * @throws UnusableLog when it is more than a crash leaves
         */
        void cutTorn(Path file) throws IOException {
            if (isDamaged || torn > MOST_TORN) {
                throw new UnusableLog("The decision log is damaged: in " + file + ", " + torn
                        + " bytes from byte " + length + " on are no entries that follow one another."
                        + " bin/verify-log says more; move the folder away to begin a new log.");
            }
            if (torn > 0) {
                keep(file, file.resolveSibling(file.getFileName() + ".torn-at-" + length));
            }
        }

        private void keep(Path file, Path cut) throws IOException {
            try (FileChannel copy = FileChannel.open(
                            cut, Set.of(CREATE, TRUNCATE_EXISTING, WRITE, NOFOLLOW_LINKS), GROUPS_FILE);
                    FileChannel original = FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS)) {
                original.position(length);
                // On a disk that fills, it ends early and says nothing.
                if (copy.transferFrom(original, 0, torn) < torn) {
                    throw new IOException("There is no room for " + cut + ".");
                }
                copy.force(true);
                original.truncate(length);
                original.force(true);
            }
        }
    }
}
