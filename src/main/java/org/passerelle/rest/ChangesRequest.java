package org.passerelle.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.decision.CaseRequest;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Wanted;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Problem.Code;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/**
 * A wish for other outcomes of a case, as read.
 *
 * @param present the case as it is
 * @param wanted at least one value of an outcome
 * @param fixed JSON pointers of the facts that may not change
 */
record ChangesRequest(CaseRequest present, List<Wanted> wanted, Set<String> fixed) {

    private static final String WANT = "want";
    private static final String FIXED = "fixed";
    private static final int MOST_FIXED = 500;
    private static final int MAXIMUM_POINTER = 200;

    /** What came of reading: a request, or every problem found. */
    sealed interface Read {

        /** The request can be answered. */
        record Valid(ChangesRequest request) implements Read {}

        /** The request is refused. */
        record Invalid(List<Problem> problems) implements Read {}
    }

    /**
     * Reads the body of a request.
     *
     * @param today the day of the decision when the body names none
     * @param engine says which entries the outcomes of the case have
     */
    static Read read(JsonNode body, Programme programme, LocalDate today, DecisionEngine engine) {
        CaseRequest.Read read =
                CaseRequest.read(body, programme, today, ChangesRequest::fields, edition -> check(body, edition));
        if (read instanceof CaseRequest.Read.Invalid invalid) {
            return new Read.Invalid(invalid.problems());
        }
        CaseRequest.Read.Valid valid = (CaseRequest.Read.Valid) read;
        CaseRequest present = valid.request();
        Edition edition = present.edition();
        WantedReader reader = new WantedReader(
                engine.decide(edition, present.facts(), present.day()).outcomes());
        List<Wanted> wanted = reader.read(body.get(WANT), valid.values().get(WANT), edition.outcomes());
        if (!reader.problems().isEmpty()) {
            return new Read.Invalid(reader.problems());
        }
        Set<String> fixed = new LinkedHashSet<>();
        body.path(FIXED).forEach(pointer -> fixed.add(pointer.asText()));
        return new Read.Valid(new ChangesRequest(present, wanted, fixed));
    }

    private static Map<String, Field> fields(Edition edition) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put(WANT, new Field(WantedType.anyPartOf(edition.outcomes()), true, ""));
        fields.put(FIXED, new Field(new ListOf(Text.upTo(MAXIMUM_POINTER), MOST_FIXED), false, ""));
        return fields;
    }

    /** Finds what the types cannot say: outcomes that are never null, wishes without a value, facts that there are not. */
    private static List<Problem> check(JsonNode body, Edition edition) {
        List<Problem> problems = new ArrayList<>();
        JsonNode want = body.path(WANT);
        WantedType.requireValues(want, edition.outcomes(), "/" + WANT, problems);
        if (want.isObject() && !WantedType.holdsValue(want, edition.outcomes())) {
            problems.add(Problem.of("/" + WANT, Code.REQUIRED));
        }
        int index = 0;
        for (JsonNode pointer : body.path(FIXED)) {
            if (pointer.isTextual()) {
                FixedFact.check(
                        pointer.textValue(),
                        edition.facts(),
                        body.path(CaseRequest.FACTS),
                        "/" + FIXED + "/" + index,
                        problems);
            }
            index++;
        }
        return problems;
    }
}
