package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OutcomeChangeTest {

    @Test
    void same_outcomes_doNotDiffer() {
        Map<String, Object> outcomes = Map.of("a", "X", "list", List.of(Map.of("b", List.of("Y"))));

        assertThat(OutcomeChange.between(outcomes, outcomes).isNone()).isTrue();
    }

    @Test
    void values_thatDiffer_areNamedByPath() {
        OutcomeChange change = OutcomeChange.between(
                Map.of("a", "X", "list", List.of(Map.of("b", "Y"), Map.of("b", "Z"))),
                Map.of("a", "X", "list", List.of(Map.of("b", "Y"), Map.of("b", List.of("Z")))));

        assertThat(change.before()).isEqualTo(Map.of("list[1].b", "Z"));
        assertThat(change.after()).isEqualTo(Map.of("list[1].b", List.of("Z")));
    }

    @Test
    void outcome_thatIsMissing_isLeftOut() {
        OutcomeChange change = OutcomeChange.between(Map.of("a", "X", "b", "Y"), Map.of("a", "X"));

        assertThat(change.before()).isEqualTo(Map.of("b", "Y"));
        assertThat(change.after()).isEmpty();
        assertThat(change.isNone()).isFalse();
    }
}
