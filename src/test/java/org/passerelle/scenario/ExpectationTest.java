package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;

final class ExpectationTest {

    private static final Observed OBSERVED = new Observed(
            outcomes(),
            Map.of(
                    Evidence.RULES, Set.of("laci-prior-step.3", "failures.3", "case-disposition.1"),
                    Evidence.FINDINGS, Set.of("laci-without-orp"),
                    Evidence.ASSUMPTIONS, Set.of("A-CUMULATIVE")));

    private static Map<String, Object> outcomes() {
        Map<String, Object> measure = new HashMap<>();
        measure.put("workflow", null);
        measure.put("advice", List.of());
        measure.put("steps", List.of(Map.of("order", BigDecimal.ONE)));
        return Map.of(
                "eligibility", "NOT_ELIGIBLE",
                "reasons", List.of("NO_LABOUR_MARKET_DIFFICULTY", "POTENTIAL_UNKNOWN"),
                "measures", Arrays.asList(measure));
    }

    @Test
    void word_sameText_isMet() {
        assertThat(difference("eligibility", "NOT_ELIGIBLE")).isEmpty();
    }

    @Test
    void word_anotherText_differsWithBoth() {
        assertThat(difference("eligibility", "ELIGIBLE"))
                .contains(new Difference("eligibility", "ELIGIBLE", "NOT_ELIGIBLE"));
    }

    @Test
    void feel_test_isApplied() {
        assertThat(difference("eligibility", "\"INCOMPLETE\", \"NOT_ELIGIBLE\""))
                .isEmpty();
        assertThat(difference("eligibility", "not(\"NOT_ELIGIBLE\")")).isPresent();
        assertThat(difference("measures[0].steps[0].order", "> 0")).isEmpty();
        assertThat(difference("measures[0].steps[0].order", "1")).isEmpty();
        assertThat(difference("measures[0].steps[0].order", "> 1"))
                .contains(new Difference("measures[0].steps[0].order", "> 1", "1"));
    }

    @Test
    void list_sameEntriesInOrder_isMet() {
        assertThat(difference("reasons", "NO_LABOUR_MARKET_DIFFICULTY; POTENTIAL_UNKNOWN"))
                .isEmpty();
    }

    @Test
    void list_otherOrderOrEntries_differs() {
        assertThat(difference("reasons", "POTENTIAL_UNKNOWN; NO_LABOUR_MARKET_DIFFICULTY"))
                .isPresent();
        assertThat(difference("reasons", "NO_LABOUR_MARKET_DIFFICULTY")).isPresent();
        assertThat(difference("reasons", "[]"))
                .contains(new Difference("reasons", "[]", "NO_LABOUR_MARKET_DIFFICULTY; POTENTIAL_UNKNOWN"));
    }

    @Test
    void emptyList_ofStructures_isMet() {
        assertThat(difference("measures[0].advice", "[]")).isEmpty();
        assertThat(difference("measures[0].steps", "[]")).isPresent();
    }

    @Test
    void nothing_isToldFromSomething() {
        assertThat(difference("measures[0].workflow", "null")).isEmpty();
        assertThat(difference("measures[0].workflow.state", "null")).isEmpty();
        assertThat(difference("measures[0].workflow.state", "AUTHORISED"))
                .contains(new Difference("measures[0].workflow.state", "AUTHORISED", "null"));
        assertThat(difference("eligibility", "null")).isPresent();
    }

    @Test
    void entry_thatIsNotThere_differsWhateverIsExpectedOfIt() {
        assertThat(difference("measures[1].workflow", "null"))
                .contains(new Difference("measures[1].workflow", "null", "nothing there"));
    }

    @Test
    void rules_thatCounted_areMet() {
        assertThat(difference("rules", "laci-prior-step.3; !laci-prior-step.4")).isEmpty();
    }

    @Test
    void rules_thatDidNotCount_differWithThoseOfTheSameTable() {
        assertThat(difference("rules", "laci-prior-step.4; failures.3"))
                .contains(new Difference("rules", "laci-prior-step.4; failures.3", "failures.3; laci-prior-step.3"));
        assertThat(difference("rules", "social-aid-check.1"))
                .contains(new Difference("rules", "social-aid-check.1", "none"));
    }

    @Test
    void rules_thatMustNotCount_differWhenTheyDo() {
        assertThat(difference("rules", "!laci-prior-step.3"))
                .contains(new Difference("rules", "!laci-prior-step.3", "laci-prior-step.3"));
    }

    @Test
    void findings_areExpectedInFull() {
        assertThat(difference("findings", "laci-without-orp")).isEmpty();
        assertThat(difference("findings", "-")).contains(new Difference("findings", "none", "laci-without-orp"));
        assertThat(difference("findings", "laci-without-orp; same-measure-twice"))
                .contains(new Difference("findings", "laci-without-orp; same-measure-twice", "laci-without-orp"));
    }

    @Test
    void assumptions_andWarnings_areExpectedAmongOthers() {
        assertThat(difference("assumptions", "A-CUMULATIVE; !A-BOTH")).isEmpty();
        assertThat(difference("assumptions", "A-BOTH"))
                .contains(new Difference("assumptions", "A-BOTH", "A-CUMULATIVE"));
        assertThat(difference("warnings", "FUND_MAY_BE_CHARGED"))
                .contains(new Difference("warnings", "FUND_MAY_BE_CHARGED", "none"));
    }

    private static Optional<Difference> difference(String name, String cell) {
        ExpectationReader reader = new ExpectationReader(Valais.EDITION, complaint -> {
            throw new AssertionError(complaint);
        });
        return reader.read(name, cell).orElseThrow().differenceFrom(OBSERVED);
    }
}
