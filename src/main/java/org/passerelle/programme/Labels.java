package org.passerelle.programme;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/**
 * The names in models that a person meets on a page.
 *
 * @param keys of what to call them there: of each decision with a table, each unit of rules, each column, each output of a table with
 *     several, and each field of facts and outcomes by its path
 */
record Labels(Set<String> keys) {

    static Labels of(Graph graph, Collection<Rule> rules, Signature signature) {
        Labels labels = new Labels(new TreeSet<>());
        rules.forEach(rule -> labels.keys.add(rule.decision()));
        graph.tables().forEach(labels::add);
        labels.add("", signature.facts());
        labels.add("", signature.outcomes());
        return labels;
    }

    /** Returns the labels in each language: a programme does without or has them all. */
    Map<Locale, Map<String, String>> read(ProgrammeFolder folder, List<Defect> defects) throws IOException {
        if (!folder.hasLabels()) {
            return Map.of();
        }
        TextsReader reader = new TextsReader(folder.models(), TextsReader.LABELS, defects);
        reader.require(keys);
        return reader.texts();
    }

    private void add(Table table) {
        table.columns().forEach(column -> keys.add(column.labelKey()));
        if (table.outputs().size() > 1) {
            keys.addAll(table.outputs());
        }
    }

    private void add(String path, FactType type) {
        if (type instanceof ListOf list) {
            add(path, list.element());
        } else if (type instanceof Structure structure) {
            structure.fields().forEach((name, field) -> {
                keys.add(path + "/" + name);
                add(path + "/" + name, field.type());
            });
        }
    }
}
