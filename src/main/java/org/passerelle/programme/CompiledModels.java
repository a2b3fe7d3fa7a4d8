package org.passerelle.programme;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.io.ReaderResource;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.impl.DMNRuntimeImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.kogito.decision.DecisionModels;
import org.kie.kogito.dmn.DmnDecisionModel;
import org.passerelle.feel.ClosedFeel;

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
        List<Resource> texts = files.stream()
                .<Resource>map(file -> new ReaderResource(new StringReader(file.text())))
                .toList();
        // As Kogito does it, but that functions in Java find no class.
        DMNRuntimeBuilder builder = DMNRuntimeBuilder.fromDefaults().setRootClassLoader(ClosedFeel.noClasses());
        profiles.forEach(builder::addProfile);
        DMNRuntimeImpl runtime = (DMNRuntimeImpl) builder.buildConfiguration()
                .fromResources(texts)
                .getOrElseThrow(fault -> new IllegalArgumentException(fault));
        runtime.setOption(new RuntimeTypeCheckOption(true));
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
