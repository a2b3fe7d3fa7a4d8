package org.passerelle.programme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.Binding;
import org.kie.dmn.model.api.BusinessKnowledgeModel;
import org.kie.dmn.model.api.Context;
import org.kie.dmn.model.api.ContextEntry;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionService;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Expression;
import org.kie.dmn.model.api.For;
import org.kie.dmn.model.api.FunctionDefinition;
import org.kie.dmn.model.api.Import;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.Invocation;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.NamedElement;

/** Reads one DMN file into its part of the decision graph. What explanation could not follow is a defect. */
final class GraphReader {

    private final ModelFile file;
    private final TableReader tables;
    private final FunctionCalls calls;
    private final List<Defect> defects;
    private final Set<String> variables = new LinkedHashSet<>();
    private final Map<String, String> namespaces = new HashMap<>();

    GraphReader(ModelFile file, FactTypes types, RuleReader rules, List<Defect> defects) {
        this.file = file;
        this.calls = new FunctionCalls(file, defects);
        this.tables = new TableReader(file, types, rules, calls, defects);
        this.defects = defects;
        for (Import imported : file.definitions().getImport()) {
            namespaces.put(imported.getName(), imported.getNamespace());
        }
        for (DRGElement element : file.definitions().getDrgElement()) {
            if (element instanceof InputData || element instanceof Decision) {
                variables.add(element.getName());
            }
        }
    }

    /**
     * Returns what the file says.
     *
     * @param diagram how it is drawn
     */
    Graph.Model read(Diagram diagram) {
        Definitions definitions = file.definitions();
        List<String> inputs = new ArrayList<>();
        Map<String, Logic> decisions = new LinkedHashMap<>();
        Map<String, Graph.Function> functions = new LinkedHashMap<>();
        for (DRGElement element : definitions.getDrgElement()) {
            if (element instanceof InputData) {
                inputs.add(element.getName());
            } else if (element instanceof Decision decision) {
                decisions.put(decision.getName(), logic(decision.getExpression(), decision, variables));
            } else if (element instanceof BusinessKnowledgeModel knowledge) {
                functions.put(knowledge.getName(), knowledgeModel(knowledge));
            } else if (element instanceof DecisionService service) {
                functions.put(service.getName(), service(service));
            }
        }
        return new Graph.Model(
                definitions.getNamespace(), definitions.getName(), inputs, decisions, functions, diagram);
    }

    private Graph.Function knowledgeModel(BusinessKnowledgeModel knowledge) {
        FunctionDefinition function = knowledge.getEncapsulatedLogic();
        Set<String> parameters = new LinkedHashSet<>();
        if (function != null) {
            function.getFormalParameter().forEach(parameter -> parameters.add(parameter.getName()));
        }
        Logic body = logic(function == null ? null : function.getExpression(), knowledge, parameters);
        return new Graph.Function(knowledge.getName(), body);
    }

    private Graph.Function service(DecisionService service) {
        if (service.getOutputDecision().size() != 1) {
            defects.add(file.defect(
                    service.getId(),
                    "The decision service '" + service.getName()
                            + "' must have exactly one output decision; gather several values in a context."));
        }
        List<Reference> outputs = service.getOutputDecision().stream()
                .map(output -> new Reference(nameOf(output), List.of()))
                .toList();
        String name = outputs.isEmpty() ? "" : outputs.get(0).root();
        return new Graph.Function(service.getName(), new Logic.Expression(name, outputs));
    }

    private String nameOf(DMNElementReference reference) {
        String id = reference.getHref().substring(reference.getHref().indexOf('#') + 1);
        return file.definitions().getDrgElement().stream()
                .filter(element -> id.equals(element.getId()))
                .map(NamedElement::getName)
                .findFirst()
                .orElse(id);
    }

    private Logic logic(@Nullable Expression expression, NamedElement owner, Set<String> scope) {
        if (expression instanceof DecisionTable table) {
            return new Logic.Tabular(tables.read(table, owner.getName(), scope));
        } else if (expression instanceof LiteralExpression literal) {
            return expression(literal, owner, scope);
        } else if (expression instanceof Context context) {
            return entries(context, owner, scope);
        } else if (expression instanceof org.kie.dmn.model.api.List list) {
            return new Logic.Items(list.getExpression().stream()
                    .map(item -> logic(item, owner, scope))
                    .toList());
        } else if (expression instanceof Invocation invocation) {
            return invocation(invocation, owner, scope);
        } else if (expression instanceof For each) {
            return forEach(each, owner, scope);
        }
        defects.add(file.defect(
                owner.getId(),
                "The logic of '" + owner.getName()
                        + "' is of a kind that cannot be explained; use a table, a literal expression, a context, a list,"
                        + " an invocation or a boxed 'for'."));
        return new Logic.Items(List.of());
    }

    private Logic.Expression expression(LiteralExpression literal, NamedElement owner, Set<String> scope) {
        String text = literal.getText();
        calls.refuse(owner.getId(), owner.getName(), Stream.of(text));
        return new Logic.Expression(text, References.of(text, scope));
    }

    private Logic entries(Context context, NamedElement owner, Set<String> scope) {
        Map<String, Logic> entries = new LinkedHashMap<>();
        Set<String> inner = new LinkedHashSet<>(scope);
        for (ContextEntry entry : context.getContextEntry()) {
            if (entry.getVariable() == null) {
                defects.add(file.defect(
                        context.getId(), "A context in '" + owner.getName() + "' has a result without a name."));
                continue;
            }
            entries.put(entry.getVariable().getName(), logic(entry.getExpression(), owner, inner));
            inner.add(entry.getVariable().getName());
        }
        return new Logic.Entries(entries);
    }

    private Logic invocation(Invocation invocation, NamedElement owner, Set<String> scope) {
        Map<String, Logic> bindings = new LinkedHashMap<>();
        for (Binding binding : invocation.getBinding()) {
            bindings.put(binding.getParameter().getName(), logic(binding.getExpression(), owner, scope));
        }
        String name = ((LiteralExpression) invocation.getExpression()).getText().strip();
        int dot = name.indexOf('.');
        String namespace =
                dot < 0 ? file.definitions().getNamespace() : namespaces.getOrDefault(name.substring(0, dot), "");
        return new Logic.Invocation(namespace, name.substring(dot + 1), bindings);
    }

    private Logic forEach(For each, NamedElement owner, Set<String> scope) {
        Set<String> inner = new LinkedHashSet<>(scope);
        inner.add(each.getIteratorVariable());
        Logic list = logic(each.getIn().getExpression(), owner, scope);
        Logic result = logic(each.getReturn().getExpression(), owner, inner);
        boolean isAlone = owner instanceof Decision decision && decision.getExpression() == each;
        if (isAlone
                && list instanceof Logic.Expression source
                && isWholeList(source)
                && Graph.tables(result).isEmpty()) {
            return new Logic.ForEach(each.getIteratorVariable(), source, result);
        }
        defects.add(file.defect(
                owner.getId(),
                "The 'for' in '" + owner.getName()
                        + "' cannot be explained; it must be all of a decision, go over 'list' or 'if list = null then []"
                        + " else list', and return something without a table of its own, such as an invocation."));
        return result;
    }

    /** Whether each entry of the list that is named, and nothing else, is gone over: its place is then that of the fact. */
    private static boolean isWholeList(Logic.Expression list) {
        if (list.references().size() != 1) {
            return false;
        }
        String name = list.references().get(0).toString();
        String text = list.text().strip();
        return text.equals(name) || text.equals("if " + name + " = null then [] else " + name);
    }
}
