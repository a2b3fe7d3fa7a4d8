package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios of the template programme, run on drafts in this process. */
final class ScenariosTaskTest {

    @Test
    void published_programme_passesAndFlipsNothing() {
        ScenariosTask.Result result = Library.scenarios(Draft.empty(Library.ID));

        assertThat(result.passed()).isEqualTo(16);
        assertThat(result.failed()).isEmpty();
        assertThat(result.flipped()).isEmpty();
        assertThat(result.hits()).containsEntry("fee.6", 1).containsEntry("card.2", 4);
        assertThat(result.tables()).hasSize(4).allMatch(table -> table.neverHit()
                .isEmpty());
    }

    @Test
    void scenario_thatTheDraftDecidesOtherwise_isFlipped_withTheRowsResponsible() {
        Draft draft = Library.edited(
                Library.edited(Library.EDITION_2026, "&lt; 18", "&lt; 17"),
                Library.EDITION_2026,
                "[18..26)",
                "[17..26)");

        ScenariosTask.Result result = Library.scenarios(draft);

        assertThat(result.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.name()).startsWith("At 17, on the first day");
            assertThat(failed.file()).isEqualTo(Library.CARDS);
            assertThat(failed.line()).isEqualTo(4);
        });
        assertThat(result.flipped()).singleElement().satisfies(flipped -> {
            assertThat(flipped.line()).isEqualTo(4);
            assertThat(flipped.before()).isEqualTo(Map.of("fee", TextNode.valueOf("FREE")));
            assertThat(flipped.after()).isEqualTo(Map.of("fee", TextNode.valueOf("REDUCED")));
            assertThat(flipped.rowsBefore()).containsExactly("fee.5");
            assertThat(flipped.rowsAfter()).containsExactly("fee.6");
        });
    }

    @Test
    void scenario_ofTheDraft_isRunAgainstThePublishedProgrammeToo() {
        Draft draft = Library.edited(Library.EDITION_2026, "&lt; 18", "&lt; 17");
        draft = Library.edited(draft, Library.EDITION_2026, "[18..26)", "[17..26)");
        draft = Library.edited(
                draft, Library.CARDS, "true,17,ISSUE,FREE,fee.5; card.1", "true,17,ISSUE,REDUCED,card.1");
        draft = Library.edited(draft, Library.CARDS, "card.1,-,A-DECLARED,!CONFIRM_EVERY_YEAR", "card.1,-,A-DECLARED,");

        ScenariosTask.Result result = Library.scenarios(draft);

        assertThat(result.failed()).isEmpty();
        assertThat(result.flipped()).hasSize(1);
    }

    @Test
    void draft_thatCannotBeEvaluated_isRefused() {
        Draft draft = Library.edited(Library.EDITION_2026, "&lt; 18", "(");

        assertThatThrownBy(() -> Library.scenarios(draft))
                .isInstanceOfSatisfying(UnusableDraft.class, unusable -> assertThat(unusable.messages())
                        .isNotEmpty());
    }

    /** What is expected is FEEL, too, and reaches the engine. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "evil.yaml ~ - scenario: x|  decisionDate: 2026-05-01|  facts: {}|  expect: {fee: '%s'} ~ 1",
                "evil.yaml ~ # evil||- scenario: x|  decisionDate: 2026-05-01|  facts: {}|  expect:|    fee: >|      %s ~ 3",
                "evil.yaml ~ - scenario: x|  decisionDate: 2026-05-01|  facts: {}|  expect: {fee: \"%s\"} ~ 1",
                "evil.csv ~ scenario,decisionDate,person.age,=> fee|x,2026-05-01,10,\"%s\" ~ 2",
            })
    void functionInJava_ofAScenario_isRefused_withTheLine(String name, String text, int line) {
        String feel = "? = null and {f: [function() external {java: {}}], r: true}.r";
        String written = text.contains(": {fee: \"") ? feel.replace("ext", "\\u0065xt") : feel;
        String file = "test-scenarios/library-card/" + name;
        Draft draft = new Draft(Library.ID, Map.of(file, text.replace("|", "\n").formatted(written)), Set.of());

        assertThatThrownBy(() -> Library.scenarios(draft))
                .isInstanceOfSatisfying(UnusableDraft.class, unusable -> assertThat(unusable.messages())
                        .singleElement()
                        .satisfies(message -> {
                            assertThat(message.kind()).isEqualTo(Message.Kind.SCENARIO);
                            assertThat(message.text()).endsWith("Functions with an external body are not evaluated.");
                            assertThat(message.place().file()).isEqualTo(file);
                            assertThat(message.place().line()).isEqualTo(line);
                        }));
    }

    @Test
    void work_thatIsWithdrawn_ends() {
        Project project = Library.project(Draft.empty(Library.ID));

        assertThatThrownBy(() -> new ScenariosTask()
                        .run(project, JsonNodeFactory.instance.objectNode(), Locale.ENGLISH, (done, of, what) -> {
                            throw new CancellationException();
                        }))
                .isInstanceOf(CancellationException.class);
    }
}
