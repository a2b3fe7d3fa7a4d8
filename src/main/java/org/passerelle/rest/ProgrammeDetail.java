package org.passerelle.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passerelle.facts.JsonSchema;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Source;
import org.passerelle.programme.Table;

/**
 * A programme with what it decides, takes for granted and rests on.
 *
 * @param outcomes what answers may hold, as JSON Schema
 */
record ProgrammeDetail(
        @JsonUnwrapped ProgrammeView programme,
        JsonNode outcomes,
        List<DecisionView> decisions,
        List<AssumptionView> assumptions,
        List<Source> sources) {

    /** A decision that a table makes. */
    record DecisionView(String decision, String table, String hitPolicy, int rows) {

        static DecisionView of(Table table) {
            return new DecisionView(
                    table.decision(),
                    table.id(),
                    table.hitPolicy().name(),
                    table.rows().size());
        }
    }

    /** Something taken for granted. */
    record AssumptionView(String id, String text) {}

    static ProgrammeDetail of(Programme programme, Locale language) {
        Edition edition = programme.latest();
        return new ProgrammeDetail(
                ProgrammeView.of(programme),
                JsonSchema.of(edition.outcomes()),
                edition.graph().tables().stream().map(DecisionView::of).toList(),
                edition.assumptions().stream()
                        .map(id -> new AssumptionView(id, edition.texts().text(id, language, Map.of())))
                        .toList(),
                programme.sources());
    }
}
