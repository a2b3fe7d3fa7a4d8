package org.passerelle.engine;

import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.passerelle.programme.Edition;

/** Parts of {@link DecisionEngine}, to be measured one by one. */
public final class Parts {

    private final FindingRules rules = new FindingRules();

    /** Returns the context, with an empty trace in it. */
    public static DMNContext traced(DMNContext context) {
        context.getMetadata().set(TraceListener.TRACE, new Trace());
        return context;
    }

    /** Returns what the rules notice. */
    public List<Finding> findings(Edition edition, Map<String, Object> factsAndOutcomes) {
        return rules.apply(edition, factsAndOutcomes);
    }
}
