package org.passerelle.engine.table;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage.Severity;
import org.kie.dmn.core.api.DMNExpressionEvaluator;
import org.kie.dmn.core.ast.DMNBaseNode;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.compiler.DMNDecisionLogicCompiler;
import org.kie.dmn.core.compiler.DMNEvaluatorCompiler;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.DecisionTable;

/** The engine's compiler, but that it indexes decision tables. */
final class IndexingCompiler extends DMNCompilerImpl {

    private final DMNDecisionLogicCompiler logic = new Logic(this);

    IndexingCompiler(DMNCompilerImpl compiler) {
        super(compiler.getDmnCompilerConfig());
    }

    @Override
    public DMNDecisionLogicCompiler getEvaluatorCompiler() {
        return logic;
    }

    private static final class Logic extends DMNEvaluatorCompiler {

        private Logic(DMNCompilerImpl compiler) {
            super(compiler);
        }

        private static long errors(DMNModelImpl model) {
            return model.getMessages(Severity.ERROR).size();
        }

        @Override
        protected @Nullable DMNExpressionEvaluator compileDecisionTable(
                DMNCompilerContext context, DMNModelImpl model, DMNBaseNode node, String name, DecisionTable table) {
            long errors = errors(model);
            DMNExpressionEvaluator engine = super.compileDecisionTable(context, model, node, name, table);
            try {
                if (!(engine instanceof DMNDTExpressionEvaluator) || errors(model) > errors) {
                    throw new NotIndexable("it has errors");
                }
                DMNExpressionEvaluator indexed =
                        new TableCompiler(new Feel(context, model, node), model, node, table).compile(engine, name);
                IndexedTables.COUNT.indexed();
                return indexed;
            } catch (RuntimeException reason) {
                IndexedTables.COUNT.notIndexed(model, table, reason);
                return engine;
            }
        }
    }
}
