package org.passerelle.programme;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.DMNProfile;
import org.kie.kogito.decision.DecisionModels;

/** Where the compiled models and rules of programmes come from. */
public abstract sealed class Models permits PublishedModels, CompiledModels {

    /**
     * Returns compiled models that hold at least those in these files; null, with defects, when they cannot be had.
     *
     * @param programme id of the programme that they belong to
     */
    abstract @Nullable DecisionModels models(String programme, List<ModelFile> files, List<Defect> defects);

    /**
     * Returns a loader of the classes that rules on findings are compiled to; null, with defects, when they cannot be had.
     *
     * @param programme id of the programme that they belong to
     */
    abstract @Nullable ClassLoader rules(String programme, List<RuleFile> files, List<Defect> defects);

    /** Returns the models and rules that Kogito generated when the service was built, whatever the files say. */
    public static Models published(DecisionModels generated) {
        return new PublishedModels(generated);
    }

    /**
     * Returns models and rules compiled from the files at run time, on the same engine and with the same options.
     *
     * @param listener told of each evaluation
     * @param profiles that extend the engine
     */
    public static Models compiled(DMNRuntimeEventListener listener, DMNProfile... profiles) {
        return new CompiledModels(listener, Set.of(profiles), Set.of());
    }

    /**
     * Returns the same, but with rules as Kogito generated them when the service was built where the files still say what they
     * said then: to compile rules takes seconds.
     *
     * @param built texts of the rules that the service was built with
     */
    public static Models compiled(DMNRuntimeEventListener listener, Set<String> built, DMNProfile... profiles) {
        return new CompiledModels(listener, Set.of(profiles), built);
    }
}
