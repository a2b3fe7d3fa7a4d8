package org.passerelle.benchmark;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** Camunda DMN. It yields one decision; a listener is told what became of those that it requires. */
final class Camunda implements Engine {

    private final ThreadLocal<DmnDecisionEvaluationEvent> decided = new ThreadLocal<>();
    private final Set<String> lists;
    private final DmnEngine engine;
    private final DmnDecision decision;

    private Camunda(Model model, String dmn, boolean legacy) {
        this.lists = Table.of(model).stream()
                .filter(Table::collects)
                .map(Table::decision)
                .collect(Collectors.toSet());
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setEnableFeelLegacyBehavior(legacy);
        configuration.setCustomPostDecisionEvaluationListeners(List.of(decided::set));
        this.engine = configuration.buildEngine();
        this.decision =
                engine.parseDecision(model.decision(), new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the engine as it comes, with FEEL. */
    static Engine feel(Model model) {
        return new Camunda(model, own(model), false);
    }

    /** Returns the engine with the expression language of its earlier versions, by which tables can hold less. */
    static Engine juel(Model model) {
        return new Camunda(model, own(model).replaceAll("count\\((\\w+)\\)", "$1.size()"), true);
    }

    /** Each output of a required table is a variable of its own here. */
    private static String own(Model model) {
        return model.dmn().replace("measureCatalogue.", "");
    }

    @Override
    public Supplier<?> prepare(Map<String, Object> facts) {
        return () -> {
            engine.evaluateDecision(decision, facts);
            return decided.get();
        };
    }

    @Override
    public Map<String, ?> read(Object result) {
        DmnDecisionEvaluationEvent event = (DmnDecisionEvaluationEvent) result;
        Map<String, Object> decisions = new HashMap<>();
        Stream.concat(Stream.of(event.getDecisionResult()), event.getRequiredDecisionResults().stream())
                .map(DmnDecisionTableEvaluationEvent.class::cast)
                .forEach(table -> decisions.put(table.getDecision().getName(), value(table)));
        return decisions;
    }

    private Object value(DmnDecisionTableEvaluationEvent table) {
        List<Object> rows =
                table.getMatchingRules().stream().map(Camunda::value).toList();
        return lists.contains(table.getDecision().getName()) ? rows : rows.get(0);
    }

    private static Object value(DmnEvaluatedDecisionRule row) {
        Map<String, Object> outputs = new HashMap<>();
        for (DmnEvaluatedOutput output : row.getOutputEntries().values()) {
            outputs.put(output.getOutputName(), output.getValue().getValue());
        }
        return outputs.size() == 1 ? outputs.values().iterator().next() : outputs;
    }
}
