package org.passerelle.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passerelle.analysis.words.Words;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** The page that leads to the page of each rule. */
record RulesPage(Words words, Programme programme) implements Page {

    /**
     * The rows of a table, or the rules of a unit.
     *
     * @param id mark within the page
     */
    record Group(String id, String name, List<Rule> rules) {}

    @Override
    public String template() {
        return "rules";
    }

    /** Returns the groups in the order of the models, findings last. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        Map<String, Rule> rest = new LinkedHashMap<>(words.edition().rules());
        for (Table table : words.edition().graph().tables()) {
            List<Rule> rows = new ArrayList<>();
            for (Table.Row row : table.rows()) {
                Rule rule = rest.remove(row.id());
                if (rule != null) {
                    rows.add(rule);
                }
            }
            groups.add(new Group(table.id(), words.name(table.decision()), rows));
        }
        Map<String, List<Rule>> units = new LinkedHashMap<>();
        rest.values().forEach(rule -> units.computeIfAbsent(rule.decision(), any -> new ArrayList<>())
                .add(rule));
        units.forEach((unit, rules) -> groups.add(new Group(unit, words.name(unit), rules)));
        return groups;
    }
}
