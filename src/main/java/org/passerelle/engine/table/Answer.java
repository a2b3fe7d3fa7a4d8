package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.kie.dmn.feel.runtime.events.DecisionTableRulesSelectedEvent;

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

    /**
     * Rows that count, as listeners are told of them.
     *
     * @param numbers counted from 1
     * @param ids of the rows that have one; null for a single row that has none, as from the engine
     */
    public record Selection(List<Integer> numbers, List<String> ids) {

        static Selection of(DecisionTableRulesSelectedEvent event) {
            return new Selection(event.getFired(), event.getFiredIds());
        }

        /** Returns the first of some rows. */
        static Selection first(List<DTDecisionRule> rules) {
            DTDecisionRule first = rules.get(0);
            return new Selection(
                    Collections.singletonList(first.getIndex() + 1), Collections.singletonList(first.getId()));
        }

        /** Returns all rows. */
        static Selection all(List<DTDecisionRule> rules) {
            List<Integer> numbers = new ArrayList<>(rules.size());
            List<String> ids = new ArrayList<>(rules.size());
            for (DTDecisionRule rule : rules) {
                numbers.add(rule.getIndex() + 1);
                String id = rule.getId();
                if (id != null && !id.isEmpty()) {
                    ids.add(id);
                }
            }
            return new Selection(numbers, ids);
        }
    }
}
