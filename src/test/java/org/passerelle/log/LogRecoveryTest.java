package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.events.Awaiting;

/** What a start makes of a log that it finds. */
final class LogRecoveryTest {

    private static final List<String> CONTENT = List.of("\"kind\":\"DECISION\",\"decisionId\":\"d\"");

    @TempDir
    private Path temporary;

    private Path folder;
    private LogSettings settings;

    @BeforeEach
    void choose() throws IOException {
        folder = temporary.resolve("log");
        Logs.Settings usual = Logs.Settings.in(temporary, false);
        settings = new Logs.Settings(
                usual.folder(),
                usual.topic(),
                usual.secrets(),
                false,
                1_000_000,
                1_000,
                usual.checkpointTime(),
                usual.patience());
        Secrets.keptIn(temporary.resolve("secrets"));
    }

    /** Begins, decides, and writes one more entry, signed. */
    private Path written(String end) throws IOException {
        try (FolderSink sink = Logs.sink(folder, settings.segmentBytes(), settings)) {
            Chain chain = Logs.chain(sink, settings);
            chain.write(Kinds.START, Map.of());
            for (int number = 0; number < 20; number++) {
                chain.write(CONTENT, false);
            }
            chain.write(end, Map.of());
        }
        return SegmentFiles.in(folder).get(0);
    }

    private static void change(Path file, int number) throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.set(number, lines.get(number).replace("\"d\"", "\"e\""));
        Files.write(file, lines);
    }

    /** What stands before them was forced to the disk, alone: no crash can have changed it. */
    @ParameterizedTest
    @ValueSource(strings = {Kinds.START, Kinds.RESUMED, Kinds.STOP})
    void change_beforeWhatIsWrittenAlone_isStillFoundAfterAStart(String end) throws IOException {
        Path file = written(end);
        Logs.note(Files.readAllLines(file).get(10), settings);
        change(file, 12);
        String changed = Files.readString(file);

        assertThatThrownBy(() -> Logs.opened(settings))
                .isInstanceOf(UnusableLog.class)
                .hasMessageContaining("bin/verify-log");
        assertThat(file).hasContent(changed);
        assertThat(Logs.check(folder).intact()).isFalse();
    }

    /** A disk may write the end of a group before its beginning. */
    @Test
    void group_thatACrashToreInItsMiddle_isCutOff_andTheCheckSaysSo() throws IOException {
        Path file = written(Kinds.CHECKPOINT);
        Logs.note(Files.readAllLines(file).get(10), settings);
        change(file, 12);

        DecisionLog log = Logs.started(settings);
        log.stop(null);

        LogCheck.Report report = Logs.check(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.last()).isEqualTo(14);
            assertThat(chain.cut()).isPositive();
        });
    }

    /** Begins, and decides until it is killed. */
    private List<String> killed(long segmentBytes) throws IOException {
        try (FolderSink sink = Logs.sink(folder, segmentBytes, settings)) {
            Chain chain = Logs.chain(sink, settings);
            chain.write(Kinds.START, Map.of());
            for (int number = 0; number < 20; number++) {
                chain.write(CONTENT, false);
            }
        }
        return Logs.lines(folder);
    }

    private void replace(List<String> lines) throws IOException {
        Files.write(SegmentFiles.in(folder).get(0), lines);
    }

    @Test
    void entries_thatNoCheckpointCovered_areKnownToTheNextStart() throws IOException {
        killed(1_000_000);

        Logs.started(settings).stop(null);

        assertThat(Logs.lines(folder)).anyMatch(line -> line.contains("\"known\":21,"));
        assertThat(unattested()).isZero();
    }

    /** The machine fell before it was on the disk. A start signs what it finds: the check says how much of it nobody has vouched for. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0000\u0000", "no note", "\u00e9"})
    void entries_ofWhichTheNoteIsLost_areUnattested(String note) throws IOException {
        Entry last = Entry.read(killed(1_000_000).get(20)).orElseThrow();
        Files.writeString(Logs.lastKept(settings).file(last.chain()), note);

        Logs.started(settings).stop(null);

        assertThat(unattested()).isEqualTo(20);
    }

    @Test
    void entries_behindTheOneThatIsNoted_areUnattested() throws IOException {
        List<String> lines = killed(1_000_000);
        Logs.note(lines.get(15), settings);

        Logs.started(settings).stop(null);

        assertThat(unattested()).isEqualTo(5);
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void entries_thatAreCutOff_areMissed(int kept) throws IOException {
        replace(killed(1_000_000).subList(0, kept));

        assertUnlikeTheNote();
        assertThat(Logs.lines(folder)).hasSize(kept);
    }

    /** What follows such a place is no end that a crash tore when the last of it was noted as kept. */
    @Test
    void entry_thatIsChanged_withThoseAfterIt_isMissed() throws IOException {
        killed(1_000_000);
        Path file = SegmentFiles.in(folder).get(0);
        change(file, 12);
        String changed = Files.readString(file);

        assertUnlikeTheNote();
        assertThat(file).hasContent(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish"})
    void lastFile_thatIsEmptied_isMissed_andStays(String content) throws IOException {
        killed(1_000);
        List<Path> files = SegmentFiles.in(folder);
        Path last = files.get(files.size() - 1);
        Files.writeString(last, content);

        assertUnlikeTheNote();
        assertThat(last).hasContent(content);
    }

    /** What a link leads to would be taken for a torn end, put into the log and emptied. */
    @Test
    void link_amongTheFiles_isNotFollowed() throws IOException {
        killed(1_000_000);
        Path secret = temporary.resolve("secrets/pseudonyms");
        String before = Files.readString(secret);
        Files.createSymbolicLink(folder.resolve("9".repeat(20) + ".ndjson"), secret);

        assertThatThrownBy(() -> Logs.opened(settings))
                .isInstanceOf(UnusableLog.class)
                .hasMessageContaining("is no file of a log");
        assertThat(secret).hasContent(before.strip());
    }

    @Test
    void note_thatCannotBeWritten_stopsNoEntry_andIsMadeAgain() throws IOException {
        Path note = temporary.resolve("secrets/last");
        try (FolderSink sink = Logs.sink(folder, 1_000_000, settings)) {
            Chain chain = Logs.chain(sink, settings);
            chain.write(Kinds.START, Map.of());
            Path away = Files.move(note, temporary.resolve("away"));
            Files.createFile(note);
            chain.write(CONTENT, false);
            chain.write(CONTENT, false);
            Files.delete(note);
            Files.move(away, note);
            chain.write(CONTENT, false);
        }

        Logs.started(settings).stop(null);
        assertThat(Logs.lines(folder)).hasSize(6).anyMatch(line -> line.contains("\"known\":4,"));
    }

    /** A pipe keeps whoever opens it waiting; a link leads to what is not the log's. */
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void note_inWhosePlaceSomethingElseStands_stopsNoEntry_andIsLeftAlone(boolean isPipe)
            throws IOException, InterruptedException {
        Path victim = Files.writeString(temporary.resolve("victim"), "precious");
        try (FolderSink sink = Logs.sink(folder, 1_000_000, settings)) {
            Chain chain = Logs.chain(sink, settings);
            chain.write(Kinds.START, Map.of());
            Path note = file(temporary.resolve("secrets/last"));
            Files.delete(note);
            if (isPipe) {
                assertThat(new ProcessBuilder("mkfifo", note.toString()).start().waitFor())
                        .isZero();
            } else {
                Files.createSymbolicLink(note, victim);
            }
            chain.write(CONTENT, false);
            chain.write(CONTENT, false);
            Files.delete(note);
            chain.write(CONTENT, false);
        }

        assertThat(victim).hasContent("precious");
        Logs.started(settings).stop(null);
        assertThat(Logs.lines(folder)).hasSize(6).anyMatch(line -> line.contains("\"known\":4,"));
    }

    private static Path file(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.findFirst().orElseThrow();
        }
    }

    /** Whoever can write to the log can make hashes that fit; of the last file, or of the one before. */
    @ParameterizedTest
    @ValueSource(ints = {15, 20})
    void entry_thatIsReplaced_isMissed(int noted) throws IOException {
        List<String> lines = killed(1_000_000);
        Logs.note(lines.get(noted), settings);
        List<String> forged = new ArrayList<>(lines.subList(0, 10));
        for (int number = 10; number < 21; number++) {
            Tip before = Entry.read(forged.get(number - 1)).orElseThrow().tip();
            forged.add(new Entry.Place(before, Logs.NOW)
                    .entry("\"kind\":\"DECISION\"")
                    .line());
        }
        replace(forged);

        assertUnlikeTheNote();
    }

    @Test
    void note_ofAnEntryInAnEarlierFile_isFound_andMissedWithoutThatFile() throws IOException {
        killed(1_000);
        Path first = SegmentFiles.in(folder).get(0);
        List<String> lines = Files.readAllLines(first);
        Logs.note(lines.get(lines.size() - 1), settings);
        assertThat(SegmentFiles.in(folder)).hasSizeGreaterThan(1);

        Logs.started(settings).stop(null);
        assertThat(Logs.lines(folder)).anyMatch(line -> line.contains("\"known\":" + lines.size() + ","));

        Logs.note(lines.get(lines.size() - 1), settings);
        Files.delete(first);
        assertUnlikeTheNote();
    }

    @Test
    void chain_thatNoServiceBegan_isRefused() throws IOException {
        Entry forged = new Entry.Place(new Tip("../../pseudonyms", 0, null), Logs.NOW).entry("\"kind\":\"START\"");
        Files.createDirectories(folder);
        Files.writeString(SegmentFiles.named(folder, 1), forged.line() + "\n");

        assertThatThrownBy(() -> Logs.opened(settings)).isInstanceOf(UnusableLog.class);
    }

    private void assertUnlikeTheNote() {
        assertThatThrownBy(() -> Logs.opened(settings))
                .isInstanceOf(UnusableLog.class)
                .hasMessageContaining("is not as it was left")
                .hasMessageContaining("secrets/last/");
    }

    private long unattested() throws IOException {
        return Logs.check(folder).chains().get(0).unattested();
    }

    @Test
    void log_isReadByItsOwnerAndAGroup_andByNobodyElse() throws IOException {
        Path file = written(Kinds.STOP);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void tornEnd_thatCannotBePutAside_isWaitedFor() throws IOException {
        Path file = written(Kinds.STOP);
        Path copy = file.resolveSibling(file.getFileName() + ".torn-at-" + Files.size(file));
        Files.writeString(file, "{\"chain\":\"half", StandardOpenOption.APPEND);
        // As root writes to any file, a folder stands for a full disk.
        Files.createDirectory(copy);

        DecisionLog log = Logs.started(settings);

        assertThat(log.works()).isFalse();
        assertThatThrownBy(() -> log.keep(Logs.decided()).join()).hasCauseInstanceOf(LogUnavailable.class);

        Files.delete(copy);
        Awaiting.until(Duration.ofSeconds(30), log::works);
        log.keep(Logs.decided()).join();
        log.stop(null);
        assertThat(copy).hasContent("{\"chain\":\"half");
        assertThat(Logs.lines(folder)).anyMatch(line -> line.contains("\"cut\":14"));
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    @Test
    void note_thatCannotBeMade_isWaitedFor_andWhatWasCutIsStillSaid() throws IOException {
        Path file = written(Kinds.STOP);
        Files.writeString(file, "{\"chain\":\"half", StandardOpenOption.APPEND);
        Path notes = temporary.resolve("secrets/last");
        Path away = Files.move(notes, temporary.resolve("away"));
        // As root writes to any folder, a file stands for one that is not writable.
        Files.createFile(notes);

        DecisionLog log = Logs.started(settings);
        assertThat(log.works()).isFalse();

        Files.delete(notes);
        Files.move(away, notes);
        Awaiting.until(Duration.ofSeconds(30), log::works);
        log.stop(null);
        assertThat(Logs.lines(folder)).anyMatch(line -> line.contains("\"cut\":14"));
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    /** What a crash leaves of a group is a part at most. */
    @Test
    void group_thatIsLong_isWrittenInParts_ofWhichNoneIsTakenForDamage() throws IOException {
        String content = "\"kind\":\"DECISION\",\"facts\":\"" + "\u20ac".repeat(100_000) + "\"";
        try (FolderSink sink = Logs.sink(folder, Long.MAX_VALUE, settings)) {
            Logs.chain(sink, settings).write(Collections.nCopies(100, content), true);
        }
        List<Entry> entries = Logs.lines(folder).stream()
                .map(line -> Entry.read(line).orElseThrow())
                .toList();

        List<List<Entry>> parts = SegmentFiles.writes(entries);

        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part.stream()
                        .mapToInt(entry -> entry.line().getBytes(UTF_8).length + 1)
                        .sum())
                .isBetween(1, (int) SegmentFiles.MOST_TORN));
        assertThat(parts.stream().flatMap(List::stream)).containsExactlyElementsOf(entries);
        assertThat(entries).hasSize(101).allMatch(Entry::isIntact);
        assertThat(SegmentFiles.writes(entries.subList(0, 1))).containsExactly(entries.subList(0, 1));
    }
}
