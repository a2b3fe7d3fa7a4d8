package org.passerelle.engine.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.core.ast.BusinessKnowledgeModelNodeImpl;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.ast.DMNFunctionDefinitionEvaluator;
import org.kie.dmn.core.ast.DecisionNodeImpl;
import org.kie.dmn.core.ast.DecisionServiceNodeImpl;
import org.kie.dmn.core.ast.InputDataNodeImpl;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.DMNElementReference;

/** Makes functions of decision services and business knowledge models, each once. */
final class PlanCompiler {

    private final DMNModelImpl root;
    private final LogicCompiler logic = new LogicCompiler(this);
    private final IdentityHashMap<DMNNode, Function> functions = new IdentityHashMap<>();

    PlanCompiler(DMNModelImpl root) {
        this.root = root;
    }

    /**
     * Returns a decision service of the root model.
     *
     * @throws NotPlannable when the engine must evaluate it
     */
    Function service(String name) {
        return root.getDecisionServices().stream()
                .filter(node ->
                        node.getName().equals(name) && node.getModelNamespace().equals(root.getNamespace()))
                .findFirst()
                .map(this::function)
                .orElseThrow(() -> new NotPlannable("there is no service '" + name + "'"));
    }

    /** Returns a step that yields what fits a type. */
    Step checked(Step.Typed step, BaseDMNTypeImpl type) {
        return Checked.step(step, type);
    }

    /** Returns what is called by a name, from the logic of a node. */
    Function called(String name, DMNBaseNode caller) {
        for (DMNNode node : caller.getDependencies().values()) {
            if (name.equals(prefix(node, caller) + node.getName())) {
                return function(node);
            }
        }
        throw new NotPlannable("'" + name + "' is not required");
    }

    /** How the model of a node has named the model of another. Imported models have a name for themselves too, which they do not use. */
    private static String prefix(DMNNode node, DMNBaseNode caller) {
        String namespace = node.getModelNamespace();
        return namespace.equals(caller.getModelNamespace())
                ? ""
                : caller.getModelImportAliasFor(namespace, node.getModelName()).orElse("") + ".";
    }

    private Function function(DMNNode node) {
        Function known = functions.get(node);
        if (known == null) {
            known = node instanceof DecisionServiceNodeImpl service ? service(service) : knowledge(node);
            functions.put(node, known);
        }
        return known;
    }

    private Function knowledge(DMNNode node) {
        if (!(node instanceof BusinessKnowledgeModelNodeImpl knowledge)
                || !(knowledge.getEvaluator() instanceof DMNFunctionDefinitionEvaluator definition)) {
            throw new NotPlannable("'" + node.getName() + "' is no function of a model");
        }
        Map<String, BaseDMNTypeImpl> parameters = new LinkedHashMap<>();
        for (String parameter : definition.getParameterNames().get(0)) {
            parameters.put(parameter, (BaseDMNTypeImpl) definition.getParameterType(parameter));
        }
        BaseDMNTypeImpl type = (BaseDMNTypeImpl) knowledge.getResultType();
        Step.Typed body = logic.step(
                knowledge.getBusinessKnowledModel().getEncapsulatedLogic().getExpression(),
                definition.getEvaluator(),
                new Names(knowledge, parameters));
        return new Function.Knowledge(node.getName(), parameters, checked(body, type), type);
    }

    private Function service(DecisionServiceNodeImpl service) {
        Map<String, BaseDMNTypeImpl> parameters = new LinkedHashMap<>();
        service.getInputParameters().values().forEach(input -> parameters.put(input.getName(), typeOf(input, service)));
        Map<String, BaseDMNTypeImpl> types = new LinkedHashMap<>(parameters);
        Map<String, Function.Decision> decisions = new LinkedHashMap<>();
        List<String> outputs = new ArrayList<>();
        DMNModel model = modelsFrom(root)
                .filter(any -> any.getNamespace().equals(service.getModelNamespace()))
                .findFirst()
                .orElseThrow();
        for (DMNElementReference output : service.getDecisionService().getOutputDecision()) {
            DMNNode decision = model.getDecisionById(DMNCompilerImpl.getReferenceId(output));
            add(decision, service, types, decisions);
            outputs.add(decision.getName());
        }
        BaseDMNTypeImpl type = (BaseDMNTypeImpl) service.getResultType();
        Fit fit = new Fit(type);
        boolean known = outputs.size() == 1 && fit.isSure(Known.of(types.get(outputs.get(0))));
        return new Function.Decisions(
                service.getName(), parameters, List.copyOf(decisions.values()), outputs, type, known ? null : fit);
    }

    private static Stream<DMNModel> modelsFrom(DMNModel model) {
        Stream<DMNModel> imported = ((DMNModelImpl) model).getImportChainDirectChildModels().stream();
        return Stream.concat(Stream.of(model), imported.flatMap(PlanCompiler::modelsFrom));
    }

    private static BaseDMNTypeImpl typeOf(DMNNode input, DecisionServiceNodeImpl service) {
        if (!input.getModelNamespace().equals(service.getModelNamespace())) {
            throw new NotPlannable("'" + service.getName() + "' has an input of another model");
        }
        return (BaseDMNTypeImpl)
                (input instanceof DecisionNodeImpl decision
                        ? decision.getResultType()
                        : ((InputDataNodeImpl) input).getType());
    }

    /** Adds a decision after all those that it requires. */
    private void add(
            DMNNode node,
            DecisionServiceNodeImpl service,
            Map<String, BaseDMNTypeImpl> types,
            Map<String, Function.Decision> decisions) {
        if (!(node instanceof DecisionNodeImpl decision) || decision.getEvaluator() == null) {
            throw new NotPlannable("'" + service.getName() + "' requires '" + node.getName() + "'");
        }
        typeOf(decision, service);
        for (DMNNode required : decision.getDependencies().values()) {
            boolean isFunction =
                    required instanceof DecisionServiceNodeImpl || required instanceof BusinessKnowledgeModelNodeImpl;
            if (!isFunction && !types.containsKey(required.getName())) {
                add(required, service, types, decisions);
            }
        }
        BaseDMNTypeImpl type = (BaseDMNTypeImpl) decision.getResultType();
        Step.Typed step = logic.step(
                decision.getDecision().getExpression(),
                decision.getEvaluator(),
                new Names(decision, Map.copyOf(types)));
        decisions.put(node.getName(), new Function.Decision(node.getName(), checked(step, type)));
        types.put(node.getName(), type);
    }
}
