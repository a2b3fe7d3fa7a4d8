package org.passerelle.engine.table;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.kie.dmn.api.core.ast.DMNNode;
import org.kie.dmn.api.marshalling.DMNExtensionRegister;
import org.kie.dmn.core.compiler.AlphaNetworkOption;
import org.kie.dmn.core.compiler.BusinessKnowledgeModelCompiler;
import org.kie.dmn.core.compiler.DMNCompilerContext;
import org.kie.dmn.core.compiler.DMNCompilerImpl;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.DRGElementCompiler;
import org.kie.dmn.core.compiler.DecisionCompiler;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.model.api.DRGElement;
import org.passerelle.feel.ClosedFeel;

/** Has the engine evaluate decision tables by index, unless {@value #SWITCH} is false. */
@Singleton
public final class IndexedTables implements DMNProfile {

    /** Name of the setting. */
    public static final String SWITCH = "passerelle.tables.indexed";

    /** What became of the tables: Kogito makes this profile in a static initialiser and hands it to nobody. */
    static final TableCount COUNT = new TableCount();

    static {
        // Kogito hands every engine of a model this profile before it compiles anything.
        ClosedFeel.close();
    }

    @Override
    public List<DMNExtensionRegister> getExtensionRegisters() {
        return List.of();
    }

    @Override
    public List<FEELFunction> getFEELFunctions() {
        return List.of();
    }

    /**
     * Returns what compiles decisions and functions.
     *
     * @throws IllegalStateException when the engine's own way to speed up tables is asked for, which answers wrongly
     */
    @Override
    public List<DRGElementCompiler> getDRGElementCompilers() {
        if (isSet(AlphaNetworkOption.PROPERTY_NAME, false)) {
            throw new IllegalStateException(
                    "Please remove '%s': with it, the engine answers every case as it answered the first."
                            .formatted(AlphaNetworkOption.PROPERTY_NAME));
        }
        return isSet(SWITCH, true) ? List.of(new Decisions(), new KnowledgeModels()) : List.of();
    }

    private static boolean isSet(String name, boolean otherwise) {
        return ConfigProvider.getConfig().getOptionalValue(name, Boolean.class).orElse(otherwise);
    }

    private static final class Decisions extends DecisionCompiler {

        @Override
        public boolean accept(DRGElement element) {
            // The engine's own compiler makes the node; every compiler that accepts would make one.
            return false;
        }

        @Override
        public void compileEvaluator(
                DMNNode node, DMNCompilerImpl compiler, DMNCompilerContext context, DMNModelImpl model) {
            super.compileEvaluator(node, new IndexingCompiler(compiler), context, model);
        }
    }

    private static final class KnowledgeModels extends BusinessKnowledgeModelCompiler {

        @Override
        public boolean accept(DRGElement element) {
            return false;
        }

        @Override
        public void compileEvaluator(
                DMNNode node, DMNCompilerImpl compiler, DMNCompilerContext context, DMNModelImpl model) {
            super.compileEvaluator(node, new IndexingCompiler(compiler), context, model);
        }
    }
}
