package org.passerelle.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/** Gathers the rules of an edition: rows with their annotations, and rules on findings. */
final class RuleReader {

    private static final String NONE = "-";
    private static final String LEGAL_BASIS = "Legal basis";
    private static final String REASON = "Reason";
    private static final String ASSUMPTION = "Assumption";
    private static final String WARNING = "Warning";
    private static final List<String> ANNOTATIONS = List.of(LEGAL_BASIS, REASON, ASSUMPTION, WARNING);

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Citations citations;
    private final Set<String> knownWarnings;
    private final List<Defect> defects;

    RuleReader(Citations citations, Set<String> knownWarnings, List<Defect> defects) {
        this.citations = citations;
        this.knownWarnings = knownWarnings;
        this.defects = defects;
    }

    Map<String, Rule> rules() {
        return rules;
    }

    /** Reads the rows of a table. */
    void read(ModelFile file, DecisionTable source, Table table) {
        List<String> names =
                source.getAnnotation().stream().map(clause -> clause.getName()).toList();
        if (!names.equals(ANNOTATIONS)) {
            defects.add(file.defect(
                    table.id(),
                    "The table '" + table.id() + "' must have the annotation columns " + ANNOTATIONS + "."));
            return;
        }
        for (int index = 0; index < table.rows().size(); index++) {
            read(file, source.getRule().get(index), table, index);
        }
    }

    private void read(ModelFile file, DecisionRule source, Table table, int index) {
        Table.Row row = table.rows().get(index);
        List<String> complaints = new ArrayList<>();
        List<String> uncited = new ArrayList<>();
        if (!row.id().matches(table.id() + "\\.[1-9][0-9]*")) {
            complaints.add("must have an id such as '" + table.id() + "." + (index + 1) + "'.");
        }
        List<String> cells = source.getAnnotationEntry().stream()
                .map(entry -> Objects.requireNonNullElse(entry.getText(), "").strip())
                .toList();
        if (cells.size() != ANNOTATIONS.size() || cells.stream().anyMatch(String::isEmpty)) {
            complaints.add("must fill every annotation; '-' stands for none.");
        } else {
            add(rule(table, row, cells, complaints, uncited), complaints);
        }
        String place = row.id().isEmpty() ? table.id() : row.id();
        String subject = "Row " + (index + 1) + " of the table '" + table.id() + "' ";
        complaints.forEach(complaint -> defects.add(file.defect(place, subject + complaint)));
        refuseUncited(file.name(), file.lineOf(place), subject, uncited);
    }

    private void refuseUncited(String file, int line, String subject, List<String> complaints) {
        complaints.forEach(
                complaint -> defects.add(new Defect(Defect.Kind.LEGAL_BASIS, file, line, subject + complaint)));
    }

    private Rule rule(Table table, Table.Row row, List<String> cells, List<String> complaints, List<String> uncited) {
        String reason = cells.get(1).equals(NONE) ? null : cells.get(1);
        checkReasonOutput(table, row, reason, complaints);
        return new Rule(
                row.id(),
                table.decision(),
                Rule.Kind.TABLE_ROW,
                conditions(table, row),
                outputs(table, row),
                citations.read(cells.get(0), uncited),
                reason,
                codes(cells.get(2)),
                warnings(cells.get(3), complaints),
                null);
    }

    private static List<Rule.Condition> conditions(Table table, Table.Row row) {
        List<Rule.Condition> conditions = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            conditions.add(new Rule.Condition(
                    table.columns().get(column).expression(), row.tests().get(column)));
        }
        return conditions;
    }

    private static List<Rule.Output> outputs(Table table, Table.Row row) {
        List<Rule.Output> outputs = new ArrayList<>();
        for (int output = 0; output < table.outputs().size(); output++) {
            outputs.add(
                    new Rule.Output(table.outputs().get(output), row.results().get(output)));
        }
        return outputs;
    }

    private List<String> warnings(String cell, List<String> complaints) {
        List<String> warnings = codes(cell);
        warnings.stream()
                .filter(warning -> !knownWarnings.contains(warning))
                .forEach(warning -> complaints.add(
                        "raises '" + warning + "', which " + ProgrammeDescription.FILE + " does not list."));
        return warnings;
    }

    /** Where a table gives its reason as an output too, the two must agree. */
    private static void checkReasonOutput(
            Table table, Table.Row row, @Nullable String reason, List<String> complaints) {
        int output = table.outputs().indexOf("reason");
        String expected = reason == null ? "null" : '"' + reason + '"';
        if (output >= 0 && !row.results().get(output).equals(expected)) {
            complaints.add("gives another reason as its output than in its annotation.");
        }
    }

    private static List<String> codes(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split("\\s*,\\s*"));
    }

    /** Reads the rules of a file of findings. */
    void read(RuleFile file) {
        for (RuleFile.Written written : file.rules()) {
            List<String> complaints = new ArrayList<>();
            List<String> uncited = new ArrayList<>();
            if (written.severity() == null) {
                complaints.add("has no @Severity; allowed are " + RuleFile.SEVERITIES + ".");
            }
            add(finding(file, written, uncited), complaints);
            String subject = "The rule '" + written.name() + "' ";
            complaints.forEach(complaint -> defects.add(new Defect(file.name(), written.line(), subject + complaint)));
            refuseUncited(file.name(), written.line(), subject, uncited);
        }
    }

    private Rule finding(RuleFile file, RuleFile.Written written, List<String> uncited) {
        return new Rule(
                written.name(),
                file.unit(),
                Rule.Kind.FINDING,
                List.of(new Rule.Condition("when", written.conditions())),
                List.of(),
                citations.read(written.legalBasis(), uncited),
                null,
                codes(written.assumptions()),
                List.of(),
                written.severity());
    }

    private void add(Rule rule, List<String> complaints) {
        if (rules.putIfAbsent(rule.id(), rule) != null) {
            complaints.add("has an id that another rule has too.");
        }
    }
}
