package org.passerelle.engine.table;

import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.kie.dmn.core.impl.DMNModelImpl;
import org.kie.dmn.model.api.DecisionTable;

/** How many tables compiled so far have an index, and how often it answered. */
final class TableCount {

    private static final Logger LOG = Logger.getLogger(TableCount.class);

    private final LongAdder withIndex = new LongAdder();
    private final LongAdder withoutIndex = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final LongAdder passedOn = new LongAdder();

    void indexed() {
        withIndex.increment();
    }

    void notIndexed(DMNModelImpl model, DecisionTable table, RuntimeException reason) {
        withoutIndex.increment();
        LOG.infof(
                "Table '%s' of model '%s' is evaluated row by row: %s.",
                table.getId(), model.getName(), reason instanceof NotIndexable ? reason.getMessage() : reason);
    }

    void answered(boolean byIndex) {
        (byIndex ? answers : passedOn).increment();
    }

    /** Returns the number of tables that have an index. */
    long withIndex() {
        return withIndex.sum();
    }

    /** Returns the number of tables that the engine evaluates row by row. */
    long withoutIndex() {
        return withoutIndex.sum();
    }

    /** Returns how often an index answered. */
    long answers() {
        return answers.sum();
    }

    /** Returns how often an index had no answer, so that the engine gave it. */
    long passedOn() {
        return passedOn.sum();
    }
}
