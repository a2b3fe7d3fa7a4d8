package org.passerelle.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OutcomeDifferenceTest {

    @Test
    void same_outcomes_doNotDiffer() {
        Map<String, Object> outcomes = Map.of("a", "X", "list", List.of(Map.of("b", List.of("Y"))));

        assertThat(OutcomeDifference.between(outcomes, outcomes)).isEmpty();
    }

    @Test
    void numbers_areComparedByValue_inListsToo() {
        assertThat(OutcomeDifference.between(
                        Map.of("a", 50, "b", List.of(new BigDecimal("0.10"))),
                        Map.of("a", new BigDecimal("50.0"), "b", List.of(new BigDecimal("0.1")))))
                .isEmpty();
        assertThat(OutcomeDifference.between(Map.of("a", 50), Map.of("a", "50")))
                .extracting(OutcomeDifference::outcome)
                .containsExactly("a");
    }

    @Test
    void values_thatDiffer_areNamedByPath() {
        assertThat(OutcomeDifference.between(
                        Map.of("a", "X", "list", List.of(Map.of("b", "Y"), Map.of("b", "Z"))),
                        Map.of("a", "X", "list", List.of(Map.of("b", "Y"), Map.of("b", List.of("Z"))))))
                .containsExactly(new OutcomeDifference("list[1].b", Json.tree("Z"), Json.tree(List.of("Z"))));
    }

    @Test
    void outcome_thatIsMissing_isNull() {
        assertThat(OutcomeDifference.between(Map.of("a", "X", "b", "Y"), Map.of("a", "X")))
                .containsExactly(new OutcomeDifference("b", Json.tree("Y"), Json.MAPPER.nullNode()));
    }
}
