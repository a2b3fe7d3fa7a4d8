package org.passerelle.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.UnaryTests;

/**
 * A decision table of a model, for engines that read no DMN.
 *
 * @param type name of the type of the decision
 * @param requires names of the decisions that it reads
 * @param rows cells as written, those of the inputs first; empty where any value will do
 */
record Table(
        String decision,
        String type,
        List<String> requires,
        boolean collects,
        List<Column> inputs,
        List<Column> outputs,
        List<List<String>> rows) {

    private static final String ANY = "-";

    /**
     * A column.
     *
     * @param expression of an input, or name of an output
     */
    record Column(String expression, String type) {}

    /** Returns the tables of a model, in its order. */
    static List<Table> of(Model model) {
        Map<String, String> names = model.elements(Decision.class)
                .collect(Collectors.toMap(decision -> "#" + decision.getId(), Decision::getName));
        return model.elements(Decision.class)
                .map(decision -> of(decision, names))
                .toList();
    }

    private static Table of(Decision decision, Map<String, String> names) {
        DecisionTable table = (DecisionTable) decision.getExpression();
        return new Table(
                decision.getName(),
                type(decision.getVariable().getTypeRef()),
                decision.getInformationRequirement().stream()
                        .map(InformationRequirement::getRequiredDecision)
                        .filter(Objects::nonNull)
                        .map(required -> names.get(required.getHref()))
                        .toList(),
                table.getHitPolicy() == HitPolicy.COLLECT || table.getHitPolicy() == HitPolicy.RULE_ORDER,
                table.getInput().stream()
                        .map(InputClause::getInputExpression)
                        .map(input -> new Column(input.getText(), type(input.getTypeRef())))
                        .toList(),
                table.getOutput().stream()
                        .map(output -> new Column(output.getName(), type(output.getTypeRef())))
                        .toList(),
                table.getRule().stream().map(Table::cells).toList());
    }

    private static String type(QName reference) {
        return reference.getLocalPart();
    }

    private static List<String> cells(DecisionRule rule) {
        return Stream.concat(
                        rule.getInputEntry().stream().map(UnaryTests::getText),
                        rule.getOutputEntry().stream().map(LiteralExpression::getText))
                .map(cell -> cell.equals(ANY) ? "" : cell)
                .toList();
    }
}
