package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.log.LogFinding.Kind;
import org.passerelle.trust.ReceiptKeys;

/** Whoever can write to a log but has no key cannot change what a checkpoint covers without being found out. */
final class TamperingTest {

    private static final int DECISIONS = 40;
    private static final int TRIES = 20;

    @TempDir
    private Path temporary;

    private List<String> lines;
    private String head;

    @BeforeEach
    void write() throws IOException {
        write(Kinds.START);
    }

    private void write(String beginning) throws IOException {
        LogSettings settings = Logs.Settings.in(temporary, false);
        FolderSink sink = Logs.sink(settings.folder().orElseThrow(), settings.segmentBytes(), settings);
        Chain chain = Logs.chain(sink, settings);
        chain.write(beginning, Map.of());
        for (int number = 0; number < DECISIONS; number++) {
            chain.write(List.of("\"kind\":\"DECISION\",\"decisionId\":\"d" + number + "\""), false);
        }
        chain.write(Kinds.STOP, Map.of());
        sink.close();
        lines = Logs.lines(settings.folder().orElseThrow());
        head = chain.checkpoint();
        assertThat(head).isEqualTo(lines.get(lines.size() - 1));
    }

    private static LogCheck.Report check(List<String> lines, String... heads) throws IOException {
        LogCheck check = new LogCheck(Logs.KEYS);
        for (String each : heads) {
            check.compareWith(each);
        }
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        check.read("log", new ByteArrayInputStream(text.getBytes(UTF_8)));
        return check.report();
    }

    /** What somebody does to a log, at a place that chance chooses. */
    private enum Tampering {
        REMOVAL {
            @Override
            void of(List<String> lines, int at, Random random) {
                lines.subList(at, at + 1 + random.nextInt(lines.size() - at)).clear();
            }
        },
        CHANGE {
            @Override
            void of(List<String> lines, int at, Random random) {
                String line = lines.get(at);
                int place = random.nextInt(line.length());
                char other = (char) (' ' + random.nextInt(95));
                char changed = line.charAt(place) == other ? '\u00e9' : other;
                lines.set(at, line.substring(0, place) + changed + line.substring(place + 1));
            }
        },
        SHORTENING {
            @Override
            void of(List<String> lines, int at, Random random) {
                String line = lines.get(at);
                int place = random.nextInt(line.length());
                lines.set(at, line.substring(0, place) + line.substring(place + 1));
            }
        },
        SWAP {
            @Override
            void of(List<String> lines, int at, Random random) {
                Collections.swap(lines, at, (at + 1 + random.nextInt(lines.size() - 1)) % lines.size());
            }
        },
        REPETITION {
            @Override
            void of(List<String> lines, int at, Random random) {
                lines.add(random.nextInt(lines.size() + 1), lines.get(at));
            }
        },
        TRUNCATION {
            @Override
            void of(List<String> lines, int at, Random random) {
                lines.subList(at, lines.size()).clear();
            }
        },
        INSERTION {
            @Override
            void of(List<String> lines, int at, Random random) {
                lines.add(at, random.nextBoolean() ? "" : "{\"kind\":\"DECISION\"}");
            }
        },
        /** Somebody who knows how hashes are made makes that of the entry anew. */
        FORGERY {
            @Override
            void of(List<String> lines, int at, Random random) {
                List<String> forged = new ArrayList<>(lines.subList(0, at + 1));
                rewrite(forged, at, changed(lines.get(at)));
                lines.set(at, forged.get(at));
            }
        },
        /** The same, and he makes those of all that follows anew. */
        REWRITING {
            @Override
            void of(List<String> lines, int at, Random random) {
                rewrite(lines, at, changed(lines.get(at)));
            }
        },
        /** The same, and what he cannot sign he leaves out. */
        REWRITING_WITHOUT_CHECKPOINTS {
            @Override
            void of(List<String> lines, int at, Random random) {
                String changed = changed(lines.get(at));
                List<String> after = lines.subList(at + 1, lines.size());
                after.removeIf(line -> line.contains("\"signature\""));
                rewrite(lines, at, changed);
            }
        };

        abstract void of(List<String> lines, int at, Random random);

        private static String changed(String line) {
            return line.replace("\"kind\":", "\"changed\":true,\"kind\":");
        }

        private static void rewrite(List<String> lines, int at, String changed) {
            Tip tip = at == 0
                    ? Tip.ofNewChain()
                    : Entry.read(lines.get(at - 1)).orElseThrow().tip();
            lines.set(at, changed);
            for (int line = at; line < lines.size(); line++) {
                String text = lines.get(line);
                String members = text.substring(
                        text.indexOf(",\"", text.indexOf("\"previous\"")) + 1, text.lastIndexOf(",\"hash\""));
                Entry entry = new Entry.Place(tip, Instant.EPOCH).entry(members);
                lines.set(line, entry.line());
                tip = entry.tip();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tampering_isFound(Tampering tampering) throws IOException {
        Random random = new Random(tampering.name().hashCode());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<String> tampered = new ArrayList<>(lines);
            int at = random.nextInt(lines.size());
            tampering.of(tampered, at, random);

            assertThat(check(tampered, head).intact())
                    .as("%s at line %d, attempt %d", tampering, at + 1, attempt)
                    .isFalse();
        }
    }

    /** The last entry is a checkpoint, so that nothing here is uncovered. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REMOVAL", "TRUNCATION", "REWRITING_WITHOUT_CHECKPOINTS"})
    void tampering_thatLeavesTheEndThere_isFoundWithoutAHead(Tampering tampering) throws IOException {
        Random random = new Random(tampering.name().length());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<String> tampered = new ArrayList<>(lines);
            int at = random.nextInt(lines.size());
            tampering.of(tampered, at, random);

            assertThat(check(tampered).intact())
                    .as("%s at line %d, attempt %d", tampering, at + 1, attempt)
                    .isFalse();
        }
    }

    @Test
    void log_asItWasWritten_isIntact_alsoBesideEarlierHeads() throws IOException {
        String earlier = lines.stream()
                .filter(line -> line.contains("\"CHECKPOINT\""))
                .findFirst()
                .orElseThrow();

        LogCheck.Report report = check(lines, head, earlier);

        assertThat(report.findings()).isEmpty();
        assertThat(report.heads()).isEqualTo(2);
        assertThat(report.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.decisions()).isEqualTo(DECISIONS);
            assertThat(chain.uncovered()).isZero();
            assertThat(chain.hasStopped()).isTrue();
            assertThat(chain.checkpoint()).isEqualTo(head);
        });
    }

    @Test
    void findings_sayWhatIsWrongAndWhere() throws IOException {
        List<String> tampered = new ArrayList<>(lines);
        tampered.remove(9);
        tampered.set(3, tampered.get(3).replace("\"d2\"", "\"d3\""));
        Collections.swap(tampered, 14, 15);

        assertThat(check(tampered, head).findings())
                .extracting(LogFinding::kind, LogFinding::sequence, LogFinding::place, LogFinding::detail)
                .containsExactly(
                        tuple(Kind.CHANGED, 4L, "log:4", "The entry is not the one that its hash is of."),
                        tuple(Kind.MISSING, 11L, "log:10", "Entry 10 is missing."),
                        tuple(Kind.MISSING, 17L, "log:15", "Entry 16 is missing."),
                        tuple(Kind.OUT_OF_ORDER, 16L, "log:16", "Entry 17 stands before it."));
    }

    /** What nothing outside the log attests can be cut off its end: ADR 0033. */
    @Test
    void endCutOff_isSeenAgainstAHeadOnly() throws IOException {
        List<String> cut = lines.subList(0, 20);

        assertThat(check(cut).intact()).isTrue();
        assertThat(check(cut).chains()).noneMatch(ChainSummary::hasStopped);
        assertThat(check(cut, head).findings())
                .singleElement()
                .matches(finding ->
                        finding.kind() == Kind.MISSING && finding.detail().contains("21 to"));
    }

    /** The key signs whatever the service writes, also after somebody has cut the log, taken the note of its last entry away and let it go on. */
    @Test
    void endCutOff_andWrittenAnew_isFoundByAHead() throws IOException {
        List<Path> files = SegmentFiles.in(temporary.resolve("log"));
        for (Path file : files.subList(1, files.size())) {
            Files.delete(file);
        }
        LastKept note = Logs.lastKept(Logs.Settings.in(temporary, false));
        Files.delete(note.file(Entry.read(head).orElseThrow().chain()));
        String before = head;
        write(Kinds.START);

        assertThat(check(lines).findings()).isEmpty();
        assertThat(check(lines, before).findings()).extracting(LogFinding::kind).containsExactly(Kind.REPLACED);
    }

    @Test
    void beginningTakenAway_upToAHead_isInOrder() throws IOException {
        int checkpoint = 0;
        while (!lines.get(checkpoint).contains("\"CHECKPOINT\"")) {
            checkpoint++;
        }
        List<String> rest = lines.subList(checkpoint + 1, lines.size());

        assertThat(check(rest, lines.get(checkpoint), head).findings()).isEmpty();
        assertThat(check(rest, head).findings()).extracting(LogFinding::kind).containsExactly(Kind.MISSING);
    }

    @Test
    void otherLog_inItsPlace_isFound() throws IOException {
        List<String> mine = lines;
        temporary = temporary.resolve("other");
        write(Kinds.START);

        assertThat(check(lines, mine.get(mine.size() - 1)).findings())
                .extracting(LogFinding::kind)
                .containsExactly(Kind.MISSING);
    }

    @Test
    void log_thatAnUnknownKeySigned_isNotTrusted() throws IOException {
        LogCheck check = new LogCheck(new ReceiptKeys(Optional.empty(), Optional.empty()));
        check.read("log", new ByteArrayInputStream((lines.get(0) + "\n").getBytes(UTF_8)));

        assertThat(check.report().findings()).extracting(LogFinding::kind).containsExactly(Kind.UNSIGNED);
    }

    @Test
    void head_thatIsNoCheckpoint_cannotBeUsed() {
        for (String line : new String[] {"", "{}", lines.get(1), head.replace("\"STOP\"", "\"START\"")}) {
            assertThatThrownBy(() -> check(lines, line)).as(line).isInstanceOf(UnusableLog.class);
        }
    }
}
