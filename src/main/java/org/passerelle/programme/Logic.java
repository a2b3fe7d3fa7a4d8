package org.passerelle.programme;

import java.util.List;
import java.util.Map;

/** How a decision reaches its value. */
public sealed interface Logic {

    /**
     * A FEEL expression.
     *
     * @param text as written
     * @param references what it reads
     */
    record Expression(String text, List<Reference> references) implements Logic {

        /** Returns whether the expression is nothing but the name of a value. */
        public boolean isName() {
            return references.size() == 1 && references.get(0).toString().equals(text.strip());
        }
    }

    /** A decision table. */
    record Tabular(Table table) implements Logic {}

    /** A context: a value per entry name. */
    record Entries(Map<String, Logic> entries) implements Logic {}

    /** A list of values. */
    record Items(List<Logic> items) implements Logic {}

    /**
     * A call of a business knowledge model or a decision service.
     *
     * @param namespace the model in which the function stands
     * @param function its name
     * @param bindings a value per parameter
     */
    record Invocation(String namespace, String function, Map<String, Logic> bindings) implements Logic {}

    /**
     * A value for each entry of a list.
     *
     * @param variable name of the entry
     * @param list where the entries come from
     * @param result what is made of each
     */
    record ForEach(String variable, Expression list, Logic result) implements Logic {}
}
