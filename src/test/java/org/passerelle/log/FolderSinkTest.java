package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderSinkTest {

    private static final int SEGMENT_BYTES = 3_000;
    private static final List<String> CONTENTS =
            List.of("\"kind\":\"DECISION\",\"number\":1", "\"kind\":\"DECISION\",\"number\":2");

    @TempDir
    private Path temporary;

    private Path folder;
    private LogSettings settings;

    @BeforeEach
    void choose() {
        folder = temporary.resolve("log");
        settings = Logs.Settings.in(temporary, false);
    }

    /** Writes as a service does that starts, decides and is killed. */
    private long write(int times) throws IOException {
        FolderSink sink = sink();
        try {
            Chain chain = new Chain(sink, Logs.KEYS, () -> Logs.NOW, settings);
            long cut = chain.open().cut();
            chain.write(Kinds.START, Map.of());
            for (int time = 0; time < times; time++) {
                chain.write(CONTENTS, false);
            }
            return cut;
        } finally {
            sink.close();
        }
    }

    private FolderSink sink() {
        return Logs.sink(folder, SEGMENT_BYTES, settings);
    }

    private Path lastFile() throws IOException {
        List<Path> files = SegmentFiles.in(folder);
        return files.get(files.size() - 1);
    }

    private List<Path> torn() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".torn")).toList();
        }
    }

    @Test
    void chain_goesOnThroughFilesAndStarts() throws IOException {
        write(20);
        write(20);

        LogCheck.Report report = Logs.check(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(SegmentFiles.in(folder)).hasSizeGreaterThan(5);
        assertThat(report.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.decisions()).isEqualTo(80);
            assertThat(chain.first()).isEqualTo(1);
            assertThat(chain.last()).isEqualTo(chain.entries()).isGreaterThan(80);
        });
    }

    /** As a whole it can then be checked, archived and taken away. */
    @Test
    void file_thatIsDone_endsWithACheckpoint() throws IOException {
        write(20);
        write(20);

        List<Path> files = SegmentFiles.in(folder);
        for (Path file : files.subList(0, files.size() - 1)) {
            List<String> lines = Files.readAllLines(file);
            String last = lines.get(lines.size() - 1);
            assertThat(last).contains("\"signature\":");
            assertThat(file).satisfies(done -> assertThat(Files.size(done)).isBetween(3_000L, 6_000L));
            Path rest = Files.createDirectory(temporary.resolve("after-" + file.getFileName()));
            for (Path later : files.subList(files.indexOf(file) + 1, files.size())) {
                Files.copy(later, rest.resolve(later.getFileName()));
            }
            assertThat(Logs.check(rest, last).findings()).as("the rest").isEmpty();
        }
    }

    /** The clock of a machine may be set back and forth. */
    @Test
    void chain_overStepsOfTheClock_isIntact_andCheckpointsComeAsOften() throws IOException {
        Instant[] now = {Logs.NOW};
        FolderSink sink = Logs.sink(folder, 100_000, settings);
        Chain chain = new Chain(sink, Logs.KEYS, () -> now[0], settings);
        chain.open();
        chain.write(Kinds.START, Map.of());
        for (int step : new int[] {0, 3600, -3600, 86_400, -400 * 86_400}) {
            now[0] = Logs.NOW.plusSeconds(step);
            chain.write(CONTENTS, false);
        }
        sink.close();

        assertThat(Logs.lines(folder)).hasSize(11).noneMatch(line -> line.contains("\"CHECKPOINT\""));
        assertThat(write(1)).as("cut off at the next start").isZero();
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"chain\":\"", "\u0000\u0000\u0000\u0000", "x\n\u0000", "\n"})
    void end_thatACrashTore_isCutOffAndKeptBeside(String end) throws IOException {
        write(3);
        String whole = Files.readString(lastFile());
        Files.writeString(lastFile(), end, StandardOpenOption.APPEND);

        long cut = write(3);

        assertThat(cut).isEqualTo(end.length());
        assertThat(torn()).singleElement().satisfies(file -> assertThat(file).hasContent(end));
        assertThat(String.join("\n", Logs.lines(folder))).contains(whole.lines().toList());
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    @Test
    void lastLine_withoutItsEnd_isCutOff() throws IOException {
        write(3);
        List<String> kept = Logs.lines(folder);
        write(1);
        Logs.note(kept.get(kept.size() - 1), settings);
        String whole = Files.readString(lastFile());
        Files.writeString(lastFile(), whole.substring(0, whole.length() - 1));

        assertThat(write(1)).isPositive();
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"chain\":\"half"})
    void file_thatWasOnlyBegun_isTakenAway(String content) throws IOException {
        write(3);
        long next = Logs.check(folder).chains().get(0).last() + 1;
        Files.writeString(SegmentFiles.named(folder, next), content);

        assertThat(write(1)).isEqualTo(content.length());
        assertThat(Logs.check(folder).findings()).isEmpty();
    }

    @Test
    void moreDamageThanACrashLeaves_isNotTouched() throws IOException {
        write(3);
        byte[] damage = "x".repeat(17 << 20).getBytes(UTF_8);
        Files.write(lastFile(), damage, StandardOpenOption.APPEND);
        long size = Files.size(lastFile());

        assertThatThrownBy(() -> write(1)).isInstanceOf(UnusableLog.class).hasMessageContaining("bin/verify-log");
        assertThat(lastFile()).hasSize(size);
    }

    @Test
    void secondWriter_isRefused() throws IOException {
        FolderSink first = sink();
        first.open();

        assertThatThrownBy(() -> sink().open()).isInstanceOf(UnusableLog.class);
        first.close();
    }

    @Test
    void file_thatIsTakenAwayOrShortened_isNoticedAtTheNextEntry() throws IOException {
        FolderSink sink = sink();
        Chain chain = Logs.chain(sink, settings);
        chain.write(CONTENTS, false);
        String before = Files.readString(lastFile());
        Path file = lastFile();
        Files.delete(file);

        assertThatThrownBy(() -> chain.write(CONTENTS, false)).isInstanceOf(IOException.class);
        assertThatThrownBy(chain::open).isInstanceOf(IOException.class);
        Files.writeString(file, before.substring(1));
        assertThatThrownBy(chain::open).hasMessageContaining("shorter");
        Files.writeString(file, before);
        chain.open();
        chain.write(CONTENTS, false);
        assertThat(Files.readString(file)).startsWith(before);
        sink.close();
    }

    @Test
    void whatWasWrittenInPart_isTakenBackBeforeWritingGoesOn() throws IOException {
        FolderSink sink = sink();
        Chain chain = Logs.chain(sink, settings);
        chain.write(CONTENTS, false);
        Files.writeString(lastFile(), "x".repeat(2_000), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> chain.write(CONTENTS, false)).isInstanceOf(IOException.class);
        chain.open();
        chain.write(Kinds.RESUMED, Map.of());
        sink.close();

        assertThat(Logs.lines(folder)).hasSize(3).noneMatch(line -> line.contains("xxxxx"));
    }
}
