package org.passerelle.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Is told what is consulted while a case is decided, in order. */
public interface Observer {

    /**
     * A function is called.
     *
     * @param function name of a business knowledge model or a decision service
     * @param parameters by name; null for a service, whose values stand in its context
     */
    void enter(String function, @Nullable Map<String, Object> parameters);

    /** The function called last that has not returned yet returns. */
    void leave();

    /** The logic of a decision begins. */
    void enterDecision(String name);

    /** The logic of the decision that began last ends. */
    void leaveDecision();

    /**
     * A table is answered.
     *
     * @param rows ids of the rows that count, in order
     * @param context the values in its reach
     */
    void consulted(String table, List<String> rows, Supplier<Map<String, Object>> context);
}
