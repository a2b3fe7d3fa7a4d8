package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;

/**
 * What a table answers.
 *
 * @param value its result
 * @param matched the rows that hit
 * @param selected the rows that count; null when none hit
 */
public record Answer(
        @Nullable Object value,
        List<DTDecisionRule> matched,
        @Nullable Selection selected) {

    /** Returns the ids of the rows that count. */
    public List<String> selectedIds() {
        return selected == null ? List.of() : selected.ids();
    }

    /** Rows that count, as listeners are told of them. */
    public sealed interface Selection {

        /** Returns their numbers, counted from 1. */
        List<Integer> numbers();

        /** Returns the ids of the rows that have one; null for a single row that has none, as from the engine. */
        List<String> ids();
    }

    /** One row. */
    record One(DTDecisionRule rule) implements Selection {

        @Override
        public List<Integer> numbers() {
            return Collections.singletonList(rule.getIndex() + 1);
        }

        @Override
        public List<String> ids() {
            return Collections.singletonList(rule.getId());
        }
    }

    /** Some rows. */
    record Several(List<DTDecisionRule> rules) implements Selection {

        @Override
        public List<Integer> numbers() {
            List<Integer> numbers = new ArrayList<>(rules.size());
            for (DTDecisionRule rule : rules) {
                numbers.add(rule.getIndex() + 1);
            }
            return numbers;
        }

        @Override
        public List<String> ids() {
            List<String> ids = new ArrayList<>(rules.size());
            for (DTDecisionRule rule : rules) {
                String id = rule.getId();
                if (id != null && !id.isEmpty()) {
                    ids.add(id);
                }
            }
            return ids;
        }
    }

    /** What a hit policy of the engine selected. */
    record Told(List<Integer> numbers, List<String> ids) implements Selection {}
}
