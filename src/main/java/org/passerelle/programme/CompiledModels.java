package org.passerelle.programme;

import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.decision.DecisionModels;
import org.kie.kogito.dmn.DMNKogito;
import org.kie.kogito.dmn.DmnDecisionModel;

/** Models and rules compiled from the files. Each edition has its own space of names. */
final class CompiledModels extends Models {

    private final DMNRuntimeEventListener listener;
    private final Set<DMNProfile> profiles;
    private final Set<String> built;

    /** Editions share rules, and compiling takes seconds. */
    private final Map<List<RuleFile>, ClassLoader> rulesByFiles = new HashMap<>();

    CompiledModels(DMNRuntimeEventListener listener, Set<DMNProfile> profiles, Set<String> built) {
        this.built = built;
        this.listener = listener;
        this.profiles = profiles;
    }

    @Override
    DecisionModels models(String programme, List<ModelFile> files, List<Defect> defects) {
        Reader[] readers =
                files.stream().map(file -> new StringReader(file.text())).toArray(Reader[]::new);
        DMNRuntime runtime = DMNKogito.createGenericDMNRuntime(profiles, true, readers);
        runtime.addListener(listener);
        return (namespace, name) -> new DmnDecisionModel(runtime, namespace, name);
    }

    @Override
    @Nullable
    ClassLoader rules(String programme, List<RuleFile> files, List<Defect> defects) {
        if (files.stream().allMatch(file -> built.contains(file.text()))) {
            return Thread.currentThread().getContextClassLoader();
        }
        ClassLoader known = rulesByFiles.get(files);
        if (known != null) {
            return known;
        }
        ClassLoader compiled =
                RuleCompiler.compile(files, Thread.currentThread().getContextClassLoader(), defects);
        if (compiled != null) {
            rulesByFiles.put(files, compiled);
        }
        return compiled;
    }
}
