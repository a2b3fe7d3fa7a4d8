package org.passerelle.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.LogKeeper;
import org.passerelle.events.Awaiting;

/** The folder of the secrets, when it is not there or nothing can be written to it. */
final class LogSecretsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MARKED = "{\"caseId\": \"MARKED-1\", \"facts\": {}}";

    @TempDir
    private Path temporary;

    private final LogKeeper complaints = new LogKeeper();

    @BeforeEach
    void listen() {
        complaints.start();
    }

    @AfterEach
    void listenNoMore() {
        complaints.stop();
    }

    private List<String> complaints(String word) {
        return complaints.entries().stream().filter(each -> each.contains(word)).toList();
    }

    private Path cases() {
        return temporary.resolve("secrets/cases");
    }

    private DecisionLog started(boolean withFacts) {
        return Logs.started(Logs.Settings.in(temporary, withFacts));
    }

    private static void assertRefused(DecisionLog log, String body) throws IOException {
        GivenDecision given = Logs.decided(body);
        assertThatThrownBy(() -> log.keep(given).join()).hasCauseInstanceOf(LogUnavailable.class);
    }

    @Test
    void key_thatCannotBeKept_isSaidOnceAndCounted_untilOneCan() throws IOException, InterruptedException {
        DecisionLog log = started(true);
        log.keep(Logs.decided()).join();
        Path away = Files.move(cases(), temporary.resolve("away"));
        Files.createFile(cases());

        assertRefused(log, MARKED);
        assertThat(log.works()).isFalse();
        assertRefused(log, MARKED);
        Awaiting.until(SOON, () -> !complaints("No key").isEmpty());
        // Longer than it takes to try twice.
        Thread.sleep(2_500);
        assertThat(log.works()).isFalse();
        assertThat(log.refused()).isEqualTo(2);
        assertThat(complaints("No key")).hasSize(1);

        Files.delete(cases());
        Files.move(away, cases());
        Awaiting.until(SOON, log::works);
        log.keep(Logs.decided(MARKED)).join();
        log.stop(null);
        assertThat(Logs.lines(temporary.resolve("log"))).anyMatch(line -> line.contains("\"refused\":2"));
        assertThat(Logs.check(temporary.resolve("log")).intact()).isTrue();
    }

    @Test
    void keys_thatCannotBeKeptAtTheStart_areWaitedFor() throws IOException {
        Files.createDirectories(cases().getParent());
        Files.createFile(cases());
        DecisionLog log = started(true);

        assertThat(log.works()).isFalse();

        Files.delete(cases());
        Awaiting.until(SOON, log::works);
        try (Stream<Path> left = Files.list(cases())) {
            assertThat(left).isEmpty();
        }
        log.stop(null);
    }

    /** Else one could end the service of all cases by one file. */
    @Test
    void key_ofOneCase_thatIsBroken_isSaidWithoutTheCase_andStopsNoOther() throws IOException {
        DecisionLog log = started(true);
        log.keep(Logs.decided(MARKED)).join();
        Path key = onlyKey();
        Files.writeString(key, "broken");

        assertRefused(log, MARKED);
        assertRefused(log, MARKED);

        assertThat(log.works()).isTrue();
        assertThat(log.refused()).isEqualTo(2);
        log.keep(Logs.decided()).join();
        assertThat(complaints("key of a case")).hasSize(1);
        assertThat(complaints.entries())
                .noneMatch(said -> said.contains(key.getFileName().toString()) || said.contains("MARKED"));
        log.stop(null);
    }

    private Path onlyKey() throws IOException {
        try (Stream<Path> files = Files.walk(cases())) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void secrets_thatAreNotThereBesideALog_areNotMadeAnew(boolean withFacts) throws IOException {
        DecisionLog log = started(withFacts);
        log.keep(Logs.decided()).join();
        log.stop(null);
        Path away = Files.move(temporary.resolve("secrets"), temporary.resolve("away"));

        assertThatThrownBy(() -> started(withFacts))
                .isInstanceOf(UnusableLog.class)
                .hasMessageContainingAll("PASSERELLE_LOG_SECRETS", "secrets");
        assertThat(temporary.resolve("secrets")).doesNotExist();

        Files.move(away, temporary.resolve("secrets"));
        DecisionLog again = started(withFacts);
        again.keep(Logs.decided()).join();
        again.stop(null);
        assertThat(Logs.check(temporary.resolve("log")).chains()).hasSize(1);
    }

    /** What a topic holds is not asked for, so that nobody knows whether they should be there. */
    @Test
    void secrets_thatAreMadeForATopic_areSaid() {
        Logs.Settings folder = Logs.Settings.in(temporary, false);
        Logs.Settings topic = new Logs.Settings(
                Optional.empty(),
                Optional.of("topic"),
                folder.secrets(),
                false,
                folder.segmentBytes(),
                folder.checkpointEntries(),
                folder.checkpointTime(),
                folder.patience());

        for (int start = 0; start < 2; start++) {
            assertThat(Opened.by(topic, Logs.KEYS, () -> Logs.NOW, Map.of())).isPresent();
        }

        assertThat(complaints("secrets")).hasSize(1);
    }
}
