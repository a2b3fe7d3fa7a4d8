package org.passerelle.programme;

import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.kogito.decision.DecisionModels;
import org.kie.kogito.dmn.DMNKogito;
import org.kie.kogito.dmn.DmnDecisionModel;

/** Where the compiled models of an edition come from. */
@FunctionalInterface
public interface Models {

    /**
     * Returns compiled models that hold at least those in these files.
     *
     * @param files the text of every DMN file of an edition
     */
    DecisionModels compile(List<String> files);

    /** Returns the models that Kogito generated when the service was built, whatever the files say. */
    static Models published(DecisionModels generated) {
        return files -> generated;
    }

    /**
     * Returns models compiled from the files at run time, on the same engine and with the same options.
     *
     * @param listener told of each evaluation
     */
    static Models compiled(DMNRuntimeEventListener listener) {
        return files -> {
            Reader[] readers = files.stream().map(StringReader::new).toArray(Reader[]::new);
            DMNRuntime runtime = DMNKogito.createGenericDMNRuntime(Set.of(), true, readers);
            runtime.addListener(listener);
            return (namespace, name) -> new DmnDecisionModel(runtime, namespace, name);
        };
    }
}
