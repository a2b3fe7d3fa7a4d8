package org.passerelle.decision;

import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.FaultTrace;

/** Logs faults of the service, without a value of the case, and says by what id they are found there. */
public final class Faults {

    private static final Logger LOG = Logger.getLogger(Faults.class);

    private Faults() {}

    /** Returns the problem document of a fault, whose id then stands in the log, with where it happened but no message. */
    public static ProblemDocument logged(@Nullable Throwable fault, Locale language) {
        return logged(FaultTrace.of(fault), language);
    }

    /** Returns the problem document of a fault, whose id then stands in the log, with its trace. */
    public static ProblemDocument logged(String trace, Locale language) {
        ProblemDocument problem = ProblemDocument.of(ProblemKind.FAULT, language);
        log(problem, trace);
        return problem;
    }

    /** Logs the problem document of a fault under its id. */
    public static void log(ProblemDocument problem, String trace) {
        MDC.put("problem", problem.instance());
        LOG.errorf("Fault %s%s", problem.instance(), trace);
        MDC.remove("problem");
    }
}
