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
        List<Table> tables = new ArrayList<>();
        models.values().forEach(model -> {
            model.decisions().values().forEach(logic -> collect(logic, tables));
            model.functions().values().forEach(function -> collect(function.body(), tables));
        });
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
     */
    public record Model(
            String namespace,
            String name,
            List<String> inputs,
            Map<String, Logic> decisions,
            Map<String, Function> functions) {}

    /**
     * A business knowledge model, or a decision service with one output decision.
     *
     * @param name its name
     * @param body logic of the knowledge model; for a service, the expression that names its output decision
     */
    public record Function(String name, Logic body) {}
}
