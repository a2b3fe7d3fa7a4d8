package org.passerelle.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.decision.Json;
import org.passerelle.events.Awaiting;
import org.passerelle.trust.ReceiptKeys;

final class DecisionLogTest {

    private static final String MARKED = """
            {"caseId": "MARKED-1", "facts": {
              "measures": [{"id": "MARKED-2", "code": "MARKED-3", "providerCanton": "MARKED-4"}],
              "tandem": {"members": [{"id": "MARKED-5", "role": "OTHER"}]}, "legal": {"age": 87},
              "conduct": {"statements": [{"measure": "MARKED-2", "period": "2026-Q4"}]}}}""";

    @TempDir
    private Path temporary;

    private Path folder() {
        return temporary.resolve("log");
    }

    private List<JsonNode> decisions() throws IOException {
        List<JsonNode> decisions = new ArrayList<>();
        for (String line : Logs.lines(folder())) {
            JsonNode entry = Json.MAPPER.readTree(line);
            if (entry.get("kind").asText().equals("DECISION")) {
                decisions.add(entry);
            }
        }
        return decisions;
    }

    @Test
    void decision_isInTheLog_onceItMayBeGiven() throws IOException {
        DecisionLog log = Logs.started(Logs.Settings.in(temporary, false));
        GivenDecision given = Logs.decided();

        log.keep(given).join();

        assertThat(decisions()).singleElement().satisfies(entry -> {
            assertThat(entry.get("decisionId").asText())
                    .isEqualTo(given.answer().decisionId());
            assertThat(entry.get("rulesDigest").asText())
                    .isEqualTo(given.answer().rulesDigest());
            assertThat(entry.get("time").asText()).isEqualTo("2026-11-22T12:00:00Z");
            assertThat(entry.at("/outcomes/eligibility").asText()).isEqualTo("NOT_ELIGIBLE");
            assertThat(entry.get("case").asText()).hasSize(64);
        });
        log.stop(null);
    }

    @Test
    void casesOfOneName_haveOnePseudonym_alsoAfterAStart() throws IOException {
        for (int start = 0; start < 2; start++) {
            DecisionLog log = Logs.started(Logs.Settings.in(temporary, false));
            log.keep(Logs.decided()).join();
            log.keep(Logs.decided("{\"caseId\": \"other\", \"facts\": {}}")).join();
            log.keep(Logs.decided("{\"facts\": {}}")).join();
            log.stop(null);
        }

        List<JsonNode> decisions = decisions();
        assertThat(decisions.get(0).get("case")).isEqualTo(decisions.get(3).get("case"));
        assertThat(decisions.get(0).get("case")).isNotEqualTo(decisions.get(1).get("case"));
        assertThat(decisions.get(2).has("case")).isFalse();
        assertThat(decisions)
                .extracting(entry -> entry.get("factsHash").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void log_holdsNothingThatACallerWrote(boolean withFacts) throws IOException {
        DecisionLog log = Logs.started(Logs.Settings.in(temporary, withFacts));
        log.keep(Logs.decided(MARKED)).join();
        log.stop(null);

        assertThat(String.join("", Logs.lines(folder())))
                .doesNotContain("MARKED", "\"age\"", "2026-Q4")
                // A hash may begin so too.
                .doesNotContainPattern(":87[,}]")
                .contains("\"fundingSource\"");
        assertThat(decisions()).allMatch(entry -> entry.has("facts") == withFacts);
    }

    @Test
    void facts_areReadWithTheSecrets_untilTheCaseIsForgotten_andTheChainStaysIntact() throws IOException {
        DecisionLog log = Logs.started(Logs.Settings.in(temporary, true));
        log.keep(Logs.decided(MARKED)).join();
        log.keep(Logs.decided()).join();
        log.stop(null);
        Path secrets = temporary.resolve("secrets");
        List<JsonNode> found = new ArrayList<>();

        new CaseEntries(secrets, "MARKED-1").find(folder(), found::add);
        assertThat(found).singleElement().satisfies(entry -> {
            assertThat(entry.at("/facts/measures/0/code").asText()).isEqualTo("MARKED-3");
            assertThat(entry.at("/facts/legal/age").asInt()).isEqualTo(87);
        });

        assertThat(new CaseEntries(secrets, "MARKED-1").forget()).isTrue();
        assertThat(new CaseEntries(secrets, "MARKED-1").forget()).isFalse();
        found.clear();
        new CaseEntries(secrets, "MARKED-1").find(folder(), found::add);
        new CaseEntries(secrets, "2026-0417").find(folder(), found::add);
        assertThat(found).extracting(entry -> entry.has("facts")).containsExactly(false, true);
        assertThat(Logs.check(folder()).intact()).isTrue();
    }

    @Test
    void manyAtOnce_areAllKept_inOneChain() throws IOException {
        DecisionLog log = Logs.started(Logs.Settings.in(temporary, false));
        GivenDecision given = Logs.decided();

        CompletableFuture.allOf(IntStream.range(0, 3_000)
                        .parallel()
                        .mapToObj(number -> log.keepAll(List.of(new GivenDecision(
                                given.request(), given.answer().named("d" + number)))))
                        .toArray(CompletableFuture[]::new))
                .join();
        log.stop(null);

        assertThat(decisions())
                .extracting(entry -> entry.get("decisionId").asText())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3_000)
                        .mapToObj(number -> "d" + number)
                        .toList());
        LogCheck.Report report = Logs.check(folder());
        assertThat(report.findings()).isEmpty();
        assertThat(report.chains()).singleElement().matches(ChainSummary::hasStopped);
    }

    /** /dev/full answers as a disk does that is. */
    @Test
    void fullDisk_nothingIsGiven_untilThereIsSpace() throws IOException, InterruptedException {
        Files.createDirectories(folder());
        Path file = Files.createSymbolicLink(SegmentFiles.named(folder(), 1), Path.of("/dev/full"));
        DecisionLog log = new DecisionLog(opened());
        log.start(null);

        assertThat(log.works()).isFalse();
        assertThatThrownBy(() -> log.keep(Logs.decided()).join()).hasCauseInstanceOf(LogUnavailable.class);
        assertThatThrownBy(() -> log.checkpoint().join()).hasCauseInstanceOf(LogUnavailable.class);

        Files.delete(file);
        Files.createFile(file);
        Awaiting.until(Duration.ofSeconds(30), log::works);
        log.keepInTheEnd(List.of(Logs.decided()));
        log.stop(null);
        assertThat(decisions()).hasSize(1);
        assertThat(log.refused()).isEqualTo(1);
        assertThat(Logs.check(folder()).findings()).isEmpty();
    }

    /* A file that is there would be read at the start, and /dev/full has no end. */
    private Optional<Opened> opened() throws IOException {
        Path link = SegmentFiles.named(folder(), 1);
        Path away = temporary.resolve("away");
        Files.move(link, away);
        Optional<Opened> opened = Logs.opened(Logs.Settings.in(temporary, false));
        Files.move(away, link);
        return opened;
    }

    /** Keeps nothing while it is held, as a disk on a network may. */
    private static final class HeldSink implements Sink {

        private final CountDownLatch released = new CountDownLatch(1);
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public Opening open() {
            return new Opening(Tip.ofNewChain(), 0, 0);
        }

        @Override
        public void write(List<Entry> written) throws IOException {
            try {
                if (written.get(0).sequence() > 1) {
                    released.await();
                }
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            entries.addAll(written);
        }

        @Override
        public void close() {}
    }

    @Test
    void diskThatHangs_makesNobodyWaitForLong_andLosesNothing() throws IOException {
        HeldSink sink = new HeldSink();
        LogWriter writer = begun(sink);
        List<String> content = List.of("\"kind\":\"DECISION\"");

        List<CompletableFuture<String>> asked = new ArrayList<>();
        for (int number = 0; number < 10_000; number++) {
            asked.add(writer.write(content, false));
        }

        assertThat(asked).allSatisfy(each -> assertThatThrownBy(each::join).hasCauseInstanceOf(LogUnavailable.class));
        assertThat(writer.works()).isFalse();
        assertThat(writer.refused()).isEqualTo(10_000);
        sink.released.countDown();
        writer.stop();
        assertThat(sink.entries).hasSizeBetween(4_000, 6_000);
        assertThat(sink.entries)
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, sink.entries.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private LogWriter begun(HeldSink sink) throws IOException {
        LogWriter writer = new LogWriter(
                Logs.chain(sink, Logs.Settings.in(temporary, false)), () -> {}, Map.of(), Duration.ofMillis(100));
        writer.start();
        Awaiting.until(Duration.ofSeconds(30), writer::works);
        return writer;
    }

    /** Longer than one waits, several times. */
    @Test
    void diskThatHangs_hasEachDecisionOnce_thatIsKeptInTheEnd() throws IOException, InterruptedException {
        HeldSink sink = new HeldSink();
        LogWriter writer = begun(sink);
        Contents contents = new Contents(Secrets.keptIn(temporary.resolve("secrets")), false);
        DecisionLog log = new DecisionLog(Optional.of(new Opened(contents, writer, () -> Integer.MAX_VALUE)));
        GivenDecision given = Logs.decided();
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Void> kept = CompletableFuture.runAsync(() -> {
            try {
                waits.countDown();
                log.keepInTheEnd(List.of(given));
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        waits.await();
        Awaiting.until(Duration.ofSeconds(30), () -> !writer.works());
        Thread.sleep(3_000);

        sink.released.countDown();

        kept.join();
        writer.stop();
        assertThat(sink.entries)
                .filteredOn(entry -> entry.toString().contains(given.answer().decisionId()))
                .hasSize(1);
        assertThat(writer.refused()).isZero();
    }

    @Test
    void writerThatHasEnded_leavesNobodyWaiting() throws IOException {
        HeldSink sink = new HeldSink();
        sink.released.countDown();
        LogWriter writer = begun(sink);
        writer.stop();

        assertThatThrownBy(() ->
                        writer.offer(List.of("\"kind\":\"DECISION\""), true).join())
                .hasCauseInstanceOf(LogUnavailable.class);
    }

    @Test
    void settings_thatContradictOneAnother_areAllNamed() {
        ReceiptKeys forgotten = new ReceiptKeys(Optional.empty(), Optional.empty());
        Logs.Settings settings = new Logs.Settings(
                Optional.of(folder()),
                Optional.of("topic"),
                Optional.of(folder().resolve("secrets")),
                false,
                1,
                1,
                Duration.ZERO,
                Duration.ZERO);

        assertThatThrownBy(() -> Opened.by(settings, forgotten, () -> Logs.NOW, Map.of()))
                .isInstanceOf(UnusableLog.class)
                .hasMessageContainingAll("not both", "PASSERELLE_LOG_SECRETS", "PASSERELLE_RECEIPT_KEY");
        assertThat(folder()).doesNotExist();
    }
}
