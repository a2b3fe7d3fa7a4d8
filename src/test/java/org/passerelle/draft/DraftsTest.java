package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.passerelle.programme.PublishedFiles;

/** Work in a process of its own, which the caller may leave. */
final class DraftsTest {

    private static final Drafts DRAFTS =
            new Drafts(1, "256m", 60, 60, false, new PublishedFiles(Optional.of(Library.FOLDER)));

    private static final Draft ENDLESS = Library.edited(
            Library.EDITION_2026,
            "&lt; 18",
            "sum(for a in 1..1000 return sum(for b in 1..1000 return sum(for c in 1..1000 return a * b * c))) &lt; 0");

    @AfterAll
    static void end() {
        DRAFTS.end();
    }

    private static DraftOutcome run(DraftTask task, Draft draft, Consumer<JsonNode> progress, Withdrawal gone) {
        return DRAFTS.run(task, draft, JsonNodeFactory.instance.objectNode(), Locale.ENGLISH, progress, gone);
    }

    private static void assertThatOthersAreServed() {
        DraftOutcome outcome = run(DraftTask.CHECK, Draft.empty(Library.ID), step -> {}, new Withdrawal());

        assertThat(outcome).isInstanceOfSatisfying(DraftOutcome.Done.class, done -> assertThat(
                        done.result().get("usable").asBoolean())
                .isTrue());
    }

    @Test
    void caller_whoLeaves_endsTheWork() {
        Withdrawal gone = new Withdrawal();

        DraftOutcome outcome = run(DraftTask.SCENARIOS, Draft.empty(Library.ID), step -> gone.withdraw(), gone);

        assertThat(outcome).isInstanceOfAny(DraftOutcome.Withdrawn.class, DraftOutcome.Done.class);
        assertThatOthersAreServed();
    }

    @Test
    void caller_whoLeaves_endsWorkThatNeverLooksUp() {
        Withdrawal gone = new Withdrawal();

        DraftOutcome outcome = run(
                DraftTask.SCENARIOS,
                ENDLESS,
                step -> {
                    if (step.path("what").asText().contains("At 17, on the first day")) {
                        gone.withdraw();
                    }
                },
                gone);

        assertThat(outcome).isNotInstanceOf(DraftOutcome.Done.class);
        assertThatOthersAreServed();
    }

    @Test
    void caller_whoLeavesAfterwards_disturbsNobody() {
        Withdrawal gone = new Withdrawal();
        run(DraftTask.CHECK, Draft.empty(Library.ID), step -> {}, gone);

        gone.withdraw();

        assertThatOthersAreServed();
    }

    @Test
    void draft_thatFillsTheMemory_isEnded_andTheScenarioNamed() {
        Draft filling = Library.edited(
                Library.EDITION_2026,
                "&lt; 18",
                "string length(string join(for i in 1..900000000 return \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\")) &gt; 0");

        DraftOutcome outcome = run(DraftTask.SCENARIOS, filling, step -> {}, new Withdrawal());

        assertThat(outcome).isInstanceOfSatisfying(DraftOutcome.Exhausted.class, exhausted -> {
            assertThat(exhausted.limit()).isEqualTo(DraftOutcome.Limit.MEMORY);
            assertThat(exhausted.during()).contains("At 17, on the first day");
        });
        assertThatOthersAreServed();
    }

    @Test
    void draft_thatFails_isNoFault() {
        DraftOutcome outcome = run(
                DraftTask.SCENARIOS,
                Library.edited(Library.EDITION_2026, "&lt; 18", "("),
                step -> {},
                new Withdrawal());

        assertThat(outcome)
                .isInstanceOfSatisfying(DraftOutcome.Unusable.class, unusable -> assertThat(unusable.messages())
                        .isNotEmpty());
    }

    private static Drafts another(int processes) {
        return new Drafts(processes, "256m", 60, 60, false, new PublishedFiles(Optional.of(Library.FOLDER)));
    }

    private static void check(Drafts drafts) {
        DraftOutcome outcome = drafts.run(
                DraftTask.CHECK,
                Draft.empty(Library.ID),
                JsonNodeFactory.instance.objectNode(),
                Locale.ENGLISH,
                step -> {},
                new Withdrawal());

        assertThat(outcome).isInstanceOf(DraftOutcome.Done.class);
    }

    @Test
    void processThatDiedWhileNobodyUsedIt_leavesNothing() throws Exception {
        Drafts drafts = another(1);
        List<ProcessHandle> others = ProcessHandle.current().children().toList();
        check(drafts);
        ProcessHandle worker = ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .findFirst()
                .orElseThrow();
        Path home = Files.readSymbolicLink(Path.of("/proc", String.valueOf(worker.pid()), "cwd"));
        assertThat(home).exists();

        worker.destroyForcibly();
        worker.onExit().get(10, TimeUnit.SECONDS);
        check(drafts);

        assertThat(home).doesNotExist();
        drafts.end();
    }

    @Test
    void processThatCannotBeStarted_leavesNothing() throws IOException {
        WorkerCommand command = new WorkerCommand("256m", false, new PublishedFiles(Optional.of(Library.FOLDER)));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        DraftHome home = DraftHome.create();
        String java = System.getProperty("java.home");
        System.setProperty("java.home", "/nowhere");
        try {
            assertThatThrownBy(() -> DraftProcess.in(home, command, timer)).isInstanceOf(IOException.class);
        } finally {
            System.setProperty("java.home", java);
            timer.shutdownNow();
        }

        assertThat(home.path()).doesNotExist();
    }

    @Test
    void readersAtOnce_warmOneProcess() throws InterruptedException {
        Drafts drafts = another(2);
        for (int reader = 0; reader < 20; reader++) {
            drafts.warm(Library.ID);
        }
        List<Thread> warming = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(Drafts.WARMING))
                .toList();

        assertThat(warming).hasSize(1);
        warming.get(0).join(60_000);
        drafts.end();
    }
}
