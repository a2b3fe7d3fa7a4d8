package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.compiler.DMNEvaluatorCompiler;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.core.util.NamespaceUtil;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.passerelle.engine.feel.Syntax;
import org.passerelle.engine.feel.Terms;

/** Builds the index of one decision table that the engine has compiled without a remark. */
final class TableCompiler {

    private final Feel feel;
    private final DMNModelImpl model;
    private final DMNBaseNode node;
    private final DecisionTable table;

    TableCompiler(Feel feel, DMNModelImpl model, DMNBaseNode node, DecisionTable table) {
        this.feel = feel;
        this.model = model;
        this.node = node;
        this.table = table;
    }

    /**
     * Returns the table with its index.
     *
     * @param engine the engine's own evaluator
     * @param name by which the engine calls the table
     * @throws NotIndexable when it cannot be indexed
     */
    IndexedTable compile(DMNExpressionEvaluator engine, String name) {
        int size = table.getRule().size();
        if (size == 0) {
            throw new NotIndexable("it has no rows");
        }
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < table.getInput().size(); column++) {
            columns.add(column(column));
        }
        BitSet allRows = new BitSet();
        allRows.set(0, size);
        return new IndexedTable(
                engine,
                feel.engine(),
                new IndexedTable.Label(node.getName(), name, table.getId()),
                required(),
                columns,
                Rows.of(allRows, size),
                new OutputCompiler(feel, model, table).compile(name));
    }

    private List<String> required() {
        List<String> required = new ArrayList<>();
        for (String parameter : DMNEvaluatorCompiler.getParameters(model, node, table)) {
            List<String> path = Syntax.path(feel.anyExpression(parameter).getASTNode());
            if (path.isEmpty()) {
                throw new NotIndexable("it requires '" + parameter + "'");
            }
            required.add(path.get(0));
        }
        return required;
    }

    private Column column(int index) {
        InputClause clause = table.getInput().get(index);
        InterpretedExecutableExpression expression =
                feel.expression(clause.getInputExpression().getText());
        DMNType type = clause.getInputValues() == null
                ? typeOf(clause)
                : model.getTypeRegistry().unknown();
        List<UnaryTest> allowed = allowed(clause, type);
        Cell constants = allowed.isEmpty() ? null : feel.cell(allowed, type);
        ColumnBuilder builder = new ColumnBuilder(feel.engine(), table.getRule().size(), constants);
        addCells(builder, index, type);
        return new Column(
                Terms.of(expression),
                builder.build(),
                List.copyOf(builder.tests().entrySet()),
                constants == null ? allowed : List.of());
    }

    private DMNType typeOf(InputClause clause) {
        QName reference = clause.getInputExpression().getTypeRef();
        if (reference == null) {
            return model.getTypeRegistry().unknown();
        }
        QName name = NamespaceUtil.getNamespaceAndName(
                clause.getInputExpression(), model.getImportAliasesForNS(), reference, model.getNamespace());
        return model.getTypeRegistry().resolveType(name.getNamespaceURI(), name.getLocalPart());
    }

    private List<UnaryTest> allowed(InputClause clause, DMNType type) {
        if (clause.getInputValues() != null) {
            String text = Objects.requireNonNullElse(clause.getInputValues().getText(), "");
            return text.isEmpty() ? List.of() : feel.tests(text, type).tests();
        }
        return Objects.requireNonNullElse(((BaseDMNTypeImpl) type).getAllowedValuesFEEL(), List.of());
    }

    private void addCells(ColumnBuilder builder, int column, DMNType type) {
        Map<String, Feel.Tests> known = new HashMap<>();
        for (int row = 0; row < table.getRule().size(); row++) {
            DecisionRule rule = table.getRule().get(row);
            if (rule.getInputEntry().size() != table.getInput().size()) {
                throw new NotIndexable("row " + (row + 1) + " does not have one cell per input");
            }
            String text = rule.getInputEntry().get(column).getText();
            Feel.Tests tests = known.computeIfAbsent(text, any -> feel.tests(text, type));
            Cell cell = feel.cell(tests);
            if (Constants.isDash(tests.syntax())) {
                builder.addDash(row);
            } else if (cell != null) {
                builder.addCell(row, text, cell);
            } else {
                builder.addTests(row, tests.tests());
            }
        }
    }
}
