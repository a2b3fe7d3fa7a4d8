package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Table;

/** The tables of the edition in force last that a request is about: all, or those that the draft changes. */
final class TableChoice {

    private static final String CHANGED_TABLES = "changedTables";

    static final Map<String, FactType> ARGUMENTS = Map.of(CHANGED_TABLES, new FactType.Flag());

    private TableChoice() {}

    static Predicate<Table> of(Project project, JsonNode arguments) {
        if (!arguments.path(CHANGED_TABLES).asBoolean()) {
            return any -> true;
        }
        Set<Table> published =
                new HashSet<>(project.published().get().latest().graph().tables());
        return table -> !published.contains(table);
    }
}
