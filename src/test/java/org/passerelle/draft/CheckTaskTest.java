package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.draft.Message.Kind;

/** Drafts of the template programme, checked in this process. */
final class CheckTaskTest {

    private static final String MODEL = Library.EDITION_2026;

    private static List<Message> messages(Draft draft) {
        return Library.check(draft).messages();
    }

    private static Message only(Draft draft, Kind kind) {
        List<Message> messages = messages(draft).stream()
                .filter(message -> message.kind() == kind)
                .toList();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    @Test
    void published_programme_isInOrder() {
        CheckTask.Result result = Library.check(Draft.empty(Library.ID));

        assertThat(result.usable()).isTrue();
        assertThat(result.messages()).isEmpty();
    }

    @Test
    void gap_isShownByACase_atItsTable() {
        Message gap = only(Library.edited(MODEL, "&lt; 18", "&lt; 17"), Kind.GAP);

        assertThat(gap.severity()).isEqualTo(Message.Severity.ERROR);
        assertThat(gap.place().file()).isEqualTo(MODEL);
        assertThat(gap.place().table()).isEqualTo("fee");
        assertThat(gap.place().line()).isEqualTo(91);
        assertThat(gap.witness()).isEqualTo(Map.of("person.age", "17"));
    }

    @Test
    void overlap_isShownByACase_atItsRow() {
        Message overlap = only(Library.edited(MODEL, "&lt; 18", "&lt; 19"), Kind.OVERLAP);

        assertThat(overlap.place().row()).isEqualTo("fee.6");
        assertThat(overlap.witness()).isEqualTo(Map.of("person.age", "18"));
        assertThat(overlap.text()).contains("fee.5", "fee.6");
    }

    @Test
    void row_thatNoCaseMeets_isUnreachable() {
        Message unreachable = only(Library.edited(MODEL, "[18..26)", "(25..26)"), Kind.UNREACHABLE);

        assertThat(unreachable.place().row()).isEqualTo("fee.6");
    }

    @Test
    void expression_thatDoesNotCompile_isAtItsRow_andTheDraftUnusable() {
        CheckTask.Result result = Library.check(Library.edited(MODEL, "&lt; 18", "&lt; agee("));

        assertThat(result.usable()).isFalse();
        assertThat(result.messages()).isNotEmpty().allSatisfy(message -> {
            assertThat(message.kind()).isEqualTo(Kind.COMPILATION);
            assertThat(message.place().row()).isEqualTo("fee.5");
        });
    }

    @Test
    void cell_thatIsBlank_isNamedByItsColumn() {
        CheckTask.Result result = Library.check(Library.edited(MODEL, "<text>&lt; 18</text>", "<text></text>"));

        assertThat(result.usable()).isFalse();
        assertThat(result.messages()).singleElement().satisfies(message -> {
            assertThat(message.place().row()).isEqualTo("fee.5");
            assertThat(message.place().column()).isEqualTo("Age");
            assertThat(message.text()).contains("blank");
        });
    }

    @Test
    void legalBasis_thatNoSourceHas_isAtItsRow_andTheDraftUsable() {
        Draft draft = Library.edited(MODEL, "L2026 art. 2", "L2026 art. 9");

        assertThat(only(draft, Kind.LEGAL_BASIS).place().row()).isEqualTo("fee.5");
        assertThat(Library.check(draft).usable()).isTrue();
    }

    @Test
    void row_withoutText_isNamedInEachLanguage_andTheDraftUsable() {
        Draft draft = Library.edited("dmn/library-card/texts_de.properties", "fee.5=", "fee.5 = \n# ");

        CheckTask.Result result = Library.check(draft);
        assertThat(result.usable()).isTrue();
        assertThat(result.messages()).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo(Kind.TEXT);
            assertThat(message.place().file()).isEqualTo("dmn/library-card/texts_de.properties");
            assertThat(message.place().row()).isEqualTo("fee.5");
        });
    }

    @Test
    void schema_broken_isSaidWithTheLine() {
        Message fault = only(Library.edited(MODEL, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"UNIK\""), Kind.SCHEMA);

        assertThat(fault.place().line()).isEqualTo(12);
        assertThat(fault.text()).contains("UNIK");
    }

    @Test
    void row_withTooFewCells_leavesTheDraftUnusable() {
        String cell = Library.files()
                .get(MODEL)
                .replaceAll("(?s).*<rule id=\"fee.5\">\\s*(<inputEntry.*?</inputEntry>).*", "$1");

        CheckTask.Result result = Library.check(Library.edited(MODEL, cell, ""));

        assertThat(result.usable()).isFalse();
        assertThat(result.messages()).isNotEmpty();
    }

    @Test
    void expression_thatAsksTheClock_leavesTheDraftUnusable() {
        Draft draft = Library.edited(
                MODEL, "<text>Card</text>", "<text>if today() &gt; date(\"2000-01-01\") then Card else Card</text>");

        CheckTask.Result result = Library.check(draft);

        assertThat(result.usable()).isFalse();
        assertThat(result.messages())
                .anySatisfy(message -> assertThat(message.text()).contains("asks the clock by 'today'"));
    }

    @Test
    void scenario_thatFails_isAtItsLine() {
        Message failed = only(Library.edited(Library.CARDS, "true,10,ISSUE", "true,10,REFUSE"), Kind.SCENARIO);

        assertThat(failed.place().file()).isEqualTo(Library.CARDS);
        assertThat(failed.place().line()).isEqualTo(2);
        assertThat(failed.text()).contains("card: expected REFUSE, got ISSUE");
    }

    @Test
    void scenario_thatCannotBeRead_isAtItsLine() {
        Message unreadable = only(Library.edited(Library.CARDS, "person.age", "person.aeg"), Kind.SCENARIO);

        assertThat(unreadable.place().line()).isEqualTo(1);
        assertThat(unreadable.text()).contains("person.age");
    }

    @Test
    void row_thatNoScenarioHits_isNamedInItsEdition() {
        Draft draft = Library.edited(
                Library.CARDS,
                "At 18 the fee is reduced in 2026 too,2026-01-01,true,18,ISSUE,REDUCED,fee.6,-,,CONFIRM_EVERY_YEAR\n",
                "");

        Message missing = only(draft, Kind.SCENARIO);
        assertThat(missing.severity()).isEqualTo(Message.Severity.WARNING);
        assertThat(missing.place().file()).isEqualTo(MODEL);
        assertThat(missing.place().row()).isEqualTo("fee.6");
    }

    @Test
    void description_removed_leavesTheDraftUnusable() {
        CheckTask.Result result = Library.check(Library.without("dmn/library-card/programme.yaml"));

        assertThat(result.usable()).isFalse();
        assertThat(result.messages()).extracting(Message::kind).containsExactly(Kind.DESCRIPTION);
    }

    @Test
    void description_malformed_isSaidWithTheLine() {
        Message fault = only(
                Library.edited("dmn/library-card/programme.yaml", "provenance: NORMATIVE", "provenance: NORM"),
                Kind.DESCRIPTION);

        assertThat(fault.place().line()).isEqualTo(10);
    }

    @Test
    void description_thatLeadsOutOfTheFolder_findsNothing() {
        String outside = "../../published/library-card/../../../../../../../../../../../etc/passwd";
        Draft draft = Library.edited("dmn/library-card/programme.yaml", "library-2026.dmn", outside);

        assertThat(messages(draft)).extracting(Message::text).allMatch(text -> text.contains("is missing"));
    }

    @Test
    void rules_changed_areRefused() {
        Draft draft = Library.edited("rules/library-card/loans.drl", "then", "then System.exit(0);");

        CheckTask.Result result = Library.check(draft);
        assertThat(result.usable()).isFalse();
        assertThat(result.messages()).extracting(Message::kind).containsExactly(Kind.SECURITY);
        assertThat(messages(Library.without("rules/library-card/loans.drl")))
                .extracting(Message::kind)
                .containsExactly(Kind.SECURITY);
    }

    @Test
    void rules_unchanged_areNoChange() {
        String path = "rules/library-card/loans.drl";

        assertThat(messages(new Draft(Library.ID, Map.of(path, Library.files().get(path)), Set.of())))
                .isEmpty();
    }
}
