package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;
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
}
