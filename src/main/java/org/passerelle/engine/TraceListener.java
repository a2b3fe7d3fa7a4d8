package org.passerelle.engine;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionServiceEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.AfterInvokeBKMEvent;
import org.kie.dmn.api.core.event.BeforeEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.BeforeEvaluateDecisionServiceEvent;
import org.kie.dmn.api.core.event.BeforeInvokeBKMEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.model.api.FunctionDefinition;

/**
 * Writes what the engine consults into the trace that an evaluation carries in the metadata of its context, which nested evaluations
 * inherit. One instance serves every evaluation, so it holds nothing.
 */
@Singleton
public final class TraceListener implements DMNRuntimeEventListener {

    static final String TRACE = "org.passerelle.trace";

    private static void trace(DMNResult result, Consumer<Trace> entry) {
        if (result.getContext().getMetadata().get(TRACE) instanceof Trace trace) {
            entry.accept(trace);
        }
    }

    @Override
    public void beforeEvaluateDecisionService(BeforeEvaluateDecisionServiceEvent event) {
        DecisionServiceNode service = event.getDecisionService();
        trace(event.getResult(), trace -> trace.enter(service.getName(), null));
    }

    @Override
    public void afterEvaluateDecisionService(AfterEvaluateDecisionServiceEvent event) {
        trace(event.getResult(), Trace::leave);
    }

    @Override
    public void beforeInvokeBKM(BeforeInvokeBKMEvent event) {
        BusinessKnowledgeModelNode knowledge = event.getBusinessKnowledgeModel();
        Map<String, Object> values = values(knowledge, event.getInvocationParameters());
        trace(event.getResult(), trace -> trace.enter(knowledge.getName(), values));
    }

    private static Map<String, Object> values(BusinessKnowledgeModelNode knowledge, List<Object> parameters) {
        FunctionDefinition logic = knowledge.getBusinessKnowledModel().getEncapsulatedLogic();
        Map<String, Object> values = new LinkedHashMap<>();
        for (int index = 0; index < parameters.size(); index++) {
            values.put(logic.getFormalParameter().get(index).getName(), parameters.get(index));
        }
        return values;
    }

    @Override
    public void afterInvokeBKM(AfterInvokeBKMEvent event) {
        trace(event.getResult(), Trace::leave);
    }

    @Override
    public void beforeEvaluateDecision(BeforeEvaluateDecisionEvent event) {
        trace(
                event.getResult(),
                trace -> trace.enterDecision(event.getDecision().getName()));
    }

    @Override
    public void afterEvaluateDecision(AfterEvaluateDecisionEvent event) {
        trace(event.getResult(), Trace::leaveDecision);
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        DMNResult result = event.getResult();
        trace(
                result,
                trace -> trace.consulted(event.getDecisionTableId(), event.getSelectedIds(), () -> result.getContext()
                        .getAll()));
    }
}
