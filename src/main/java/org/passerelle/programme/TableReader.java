package org.passerelle.programme;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.UnaryTests;

/** Reads decision tables of a DMN file. */
final class TableReader {

    private static final Set<HitPolicy> UNEXPLAINED = Set.of(HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER);

    private final ModelFile file;
    private final FactTypes types;
    private final RuleReader rules;
    private final FunctionCalls calls;
    private final List<Defect> defects;

    TableReader(ModelFile file, FactTypes types, RuleReader rules, FunctionCalls calls, List<Defect> defects) {
        this.file = file;
        this.types = types;
        this.rules = rules;
        this.calls = calls;
        this.defects = defects;
    }

    /**
     * Returns a table as written, and hands its rows on as rules.
     *
     * @param decision the decision or function that it belongs to
     * @param scope names that its expressions may read
     */
    Table read(DecisionTable table, String decision, Set<String> scope) {
        List<Table.Column> columns =
                table.getInput().stream().map(input -> column(input, scope)).toList();
        List<String> outputs = table.getOutput().stream()
                .map(output -> output.getName() == null ? decision : output.getName())
                .toList();
        List<Table.Row> rows =
                table.getRule().stream().map(rule -> row(rule, scope)).toList();
        List<String> defaults = table.getOutput().stream()
                .map(OutputClause::getDefaultOutputEntry)
                .flatMap(Stream::ofNullable)
                .map(entry -> entry.getText().strip())
                .toList();
        Table.HitPolicy hitPolicy = Table.HitPolicy.valueOf(table.getHitPolicy().name());
        refuseWhatCannotBeExplained(table, decision, hitPolicy.collects() && !defaults.isEmpty());
        Table read = new Table(idOf(table.getId(), decision), decision, hitPolicy, columns, outputs, rows, defaults);
        rules.read(file, table, read);
        return read;
    }

    private void refuseWhatCannotBeExplained(DecisionTable table, String decision, boolean collectsDefault) {
        if (table.getAggregation() != null || UNEXPLAINED.contains(table.getHitPolicy()) || collectsDefault) {
            defects.add(file.defect(
                    table.getId(),
                    "What the table of '" + decision + "' yields cannot be explained; allowed are the hit policies"
                            + " UNIQUE, ANY, FIRST, RULE ORDER, and COLLECT without an operator, the last two without a"
                            + " default."));
        }
        Stream<String> read = table.getInput().stream()
                .map(input -> input.getInputExpression().getText());
        Stream<String> cells = table.getRule().stream()
                .flatMap(row -> Stream.concat(
                        row.getInputEntry().stream().map(UnaryTests::getText),
                        row.getOutputEntry().stream().map(LiteralExpression::getText)));
        calls.refuse(table.getId(), decision, Stream.concat(read, cells));
    }

    private String idOf(@Nullable String id, String decision) {
        if (id == null) {
            defects.add(new Defect(file.name(), 0, "The table of '" + decision + "' has no id."));
            return decision;
        }
        return id;
    }

    private Table.Column column(InputClause input, Set<String> scope) {
        LiteralExpression expression = input.getInputExpression();
        FactTypes.Given given =
                expression.getTypeRef() == null ? null : types.of(file, input.getId(), expression.getTypeRef());
        String label = input.getLabel() == null ? expression.getText() : input.getLabel();
        return new Table.Column(
                expression.getText(),
                label,
                given == null ? null : given.type(),
                given != null && given.required(),
                References.of(expression.getText(), scope));
    }

    private static Table.Row row(DecisionRule rule, Set<String> scope) {
        List<String> tests = rule.getInputEntry().stream()
                .map(UnaryTests::getText)
                .map(String::strip)
                .toList();
        List<String> results = new ArrayList<>();
        Set<Reference> references = new LinkedHashSet<>();
        for (LiteralExpression output : rule.getOutputEntry()) {
            results.add(output.getText().strip());
            references.addAll(References.of(output.getText(), scope));
        }
        String id = rule.getId() == null ? "" : rule.getId();
        return new Table.Row(id, tests, results, List.copyOf(references));
    }
}
