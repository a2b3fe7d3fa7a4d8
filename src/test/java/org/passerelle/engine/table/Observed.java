package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.BeforeEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/**
 * All that a caller and a listener can see of one evaluation.
 *
 * @param results of the decisions, with their status and messages
 * @param messages of the evaluation, sorted: the engine keeps some in a set
 * @param events of decision tables
 */
record Observed(List<String> results, List<String> messages, List<String> events) {

    private static final Pattern RANDOM_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Returns what is seen here and not there, or the other way round, line by line. */
    List<String> difference(Observed other) {
        List<String> difference = new ArrayList<>();
        compare(results, other.results, difference);
        compare(messages, other.messages, difference);
        compare(events, other.events, difference);
        return difference;
    }

    private static void compare(List<String> mine, List<String> others, List<String> difference) {
        for (int line = 0; line < Math.max(mine.size(), others.size()); line++) {
            String one = line < mine.size() ? mine.get(line) : "nothing";
            String other = line < others.size() ? others.get(line) : "nothing";
            if (!one.equals(other)) {
                difference.add(one + "%n  but there: ".formatted() + other);
            }
        }
    }

    /** Returns what is seen of an evaluation on a runtime. */
    static Observed of(DMNRuntime runtime, Supplier<DMNResult> evaluation) {
        Listener listener = new Listener();
        runtime.addListener(listener);
        try {
            DMNResult result = evaluation.get();
            return new Observed(
                    result.getDecisionResults().stream()
                            .map(Observed::text)
                            .sorted()
                            .toList(),
                    result.getMessages().stream().map(Observed::text).sorted().toList(),
                    listener.events);
        } catch (RuntimeException thrown) {
            return new Observed(List.of(thrown.toString()), List.of(), listener.events);
        } finally {
            runtime.removeListener(listener);
        }
    }

    /** Elements without an id get one at random when a model is compiled. */
    private static String withoutRandomIds(String text) {
        return RANDOM_ID.matcher(text).replaceAll("random");
    }

    private static String text(DMNDecisionResult decision) {
        Object value = decision.getResult();
        String type = value == null ? "" : value.getClass().getSimpleName();
        List<String> messages =
                decision.getMessages().stream().map(Observed::text).toList();
        return decision.getDecisionName() + "=" + value + ":" + type + " " + decision.getEvaluationStatus() + messages;
    }

    private static String text(DMNMessage message) {
        return withoutRandomIds("%s %s %s %s"
                .formatted(message.getLevel(), message.getMessageType(), message.getSourceId(), message.getText()));
    }

    private static final class Listener implements DMNRuntimeEventListener {

        private final List<String> events = new ArrayList<>();

        @Override
        public void beforeEvaluateDecisionTable(BeforeEvaluateDecisionTableEvent event) {
            events.add("before %s %s %s"
                    .formatted(event.getNodeName(), event.getDecisionTableName(), event.getDecisionTableId()));
        }

        @Override
        public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            events.add("after %s %s %s matched %s %s selected %s %s in %s"
                    .formatted(
                            event.getNodeName(),
                            event.getDecisionTableName(),
                            event.getDecisionTableId(),
                            event.getMatches(),
                            event.getMatchesIds(),
                            event.getSelected(),
                            event.getSelectedIds(),
                            event.getDecisionName()));
        }
    }
}
