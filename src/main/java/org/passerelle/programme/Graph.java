package org.passerelle.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The decision graph of an edition.
 *
 * @param root namespace of the model whose decision service the API calls
 * @param models by namespace, imported ones first
 */
public record Graph(String root, Map<String, Model> models) {

    /** Returns every decision table, in the order of the models. */
    public List<Table> tables() {
        return models.values().stream()
                .flatMap(model -> model.tables().stream())
                .toList();
    }

    /** Returns the tables in some logic itself, not those of functions that it calls. */
    static List<Table> tables(Logic logic) {
        List<Table> tables = new ArrayList<>();
        collect(logic, tables);
        return tables;
    }

    private static void collect(Logic logic, List<Table> tables) {
        if (logic instanceof Logic.Tabular tabular) {
            tables.add(tabular.table());
        } else if (logic instanceof Logic.Entries entries) {
            entries.entries().values().forEach(entry -> collect(entry, tables));
        } else if (logic instanceof Logic.Items items) {
            items.items().forEach(item -> collect(item, tables));
        } else if (logic instanceof Logic.ForEach each) {
            collect(each.result(), tables);
        } else if (logic instanceof Logic.Invocation call) {
            call.bindings().values().forEach(value -> collect(value, tables));
        }
    }

    /**
     * One model.
     *
     * @param namespace its identity
     * @param name its name
     * @param inputs names of its input data
     * @param decisions logic by decision name
     * @param functions business knowledge models and decision services by name
     * @param diagram how it is drawn
     */
    public record Model(
            String namespace,
            String name,
            List<String> inputs,
            Map<String, Logic> decisions,
            Map<String, Function> functions,
            Diagram diagram) {

        /** Returns every decision table of the model, those of decisions first. */
        public List<Table> tables() {
            List<Table> tables = new ArrayList<>();
            decisions.values().forEach(logic -> collect(logic, tables));
            functions.values().forEach(function -> collect(function.body(), tables));
            return tables;
        }
    }

    /**
     * A business knowledge model, or a decision service with one output decision.
     *
     * @param name its name
     * @param body logic of the knowledge model; for a service, the expression that names its output decision
     */
    public record Function(String name, Logic body) {}
}
