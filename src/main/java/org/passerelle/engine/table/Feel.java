package org.passerelle.engine.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.BusinessKnowledgeModelNode;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.core.ast.DecisionServiceNode;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.lang.impl.UnaryTestInterpretedExecutableExpression;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.feel.Syntax;

/** Compiles the texts of a table once more, as the engine did, to see their syntax. Messages were given the first time. */
final class Feel {

    private static final String VALUE = "?";

    private final DMNCompilerContext context;
    private final DMNModelImpl model;
    private final FEELImpl engine;
    private final Set<String> safe = new HashSet<>();
    private final Set<String> functions = new HashSet<>();

    Feel(DMNCompilerContext context, DMNModelImpl model, DMNBaseNode node) {
        this.context = context;
        this.model = model;
        this.engine = (FEELImpl) context.getFeelHelper().newFEELInstance();
        for (FEELFunction function : BuiltInFunctions.getFunctions()) {
            safe.add(function.getName());
        }
        engine.getCustomFunctions().forEach(function -> safe.add(function.getName()));
        safe.removeAll(context.getVariables().keySet());
        for (DMNNode required : node.getDependencies().values()) {
            if (required instanceof BusinessKnowledgeModelNode || required instanceof DecisionServiceNode) {
                functions.add(required.getName());
            }
        }
    }

    /**
     * Tests of a cell.
     *
     * @param syntax of the whole cell
     */
    record Tests(ASTNode syntax, List<UnaryTest> tests) {}

    FEELImpl engine() {
        return engine;
    }

    /** Returns an expression that does nothing but yield its value. */
    InterpretedExecutableExpression expression(String text) {
        InterpretedExecutableExpression expression = anyExpression(text);
        requirePure(expression.getASTNode(), text);
        return expression;
    }

    /** Returns an expression to be looked at only. */
    InterpretedExecutableExpression anyExpression(String text) {
        CompilerContext variables = engine.newCompilerContext();
        context.getVariables().forEach((name, type) -> variables.addInputVariableType(name, feelType(type)));
        variables.setFEELTypeRegistry(model.getTypeRegistry());
        return engine.processExpression(text, variables).getInterpreted();
    }

    /** Returns the value of an expression that reads nothing. */
    @Nullable
    Object constant(InterpretedExecutableExpression expression) {
        return new Scope(engine, Map.of(), false, false).evaluate(expression);
    }

    /** Returns tests that do nothing but pass or fail. */
    Tests tests(String text, DMNType valueType) {
        CompilerContext variables = engine.newCompilerContext();
        context.getVariables().forEach((name, type) -> variables.addInputVariableType(name, feelType(type)));
        variables.addInputVariableType(VALUE, feelType(valueType));
        UnaryTestInterpretedExecutableExpression tests =
                engine.processUnaryTests(text, variables).getInterpreted();
        requirePure(tests.getASTNode(), text);
        return new Tests(tests.getASTNode(), tests.apply(engine.newEvaluationContext(List.of(), Map.of())));
    }

    private static Type feelType(DMNType type) {
        return ((BaseDMNTypeImpl) type).getFeelType();
    }

    private void requirePure(ASTNode syntax, String text) {
        if (!Syntax.isPure(syntax, safe::contains, functions)) {
            throw new NotIndexable("'" + text + "' calls a function of the model");
        }
    }

    /** Returns the tests as a cell; null when they compare with more than constants. */
    @Nullable
    Cell cell(Tests tests) {
        List<Comparable<?>> constants = new ArrayList<>();
        boolean compares =
                Constants.collect(tests.syntax(), engine.newEvaluationContext(List.of(), Map.of()), constants);
        return compares ? new Cell(tests.tests(), constants) : null;
    }

    /** Returns tests that the engine compiled earlier as a cell; null when they compare with more than constants. */
    @Nullable
    Cell cell(List<UnaryTest> compiled, DMNType valueType) {
        List<Comparable<?>> constants = new ArrayList<>();
        for (UnaryTest test : compiled) {
            // The text of a test leaves out its operator, but no constant.
            Cell cell = cell(tests(test.toString(), valueType));
            if (cell == null) {
                return null;
            }
            constants.addAll(cell.constants());
        }
        return new Cell(compiled, constants);
    }
}
