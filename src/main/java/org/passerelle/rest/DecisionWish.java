package org.passerelle.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.decision.Asked;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.decision.ProblemKind;
import org.passerelle.decision.Released;
import org.passerelle.explain.Level;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Release;

/**
 * What is asked for beside the case.
 *
 * @param outcomes names as the caller gave them; empty for all
 * @param isStrict whether data that the person has not released are refused
 */
record DecisionWish(
        Programme programme,
        Level level,
        Locale language,
        List<String> outcomes,
        boolean isPage,
        boolean isReceipt,
        boolean isStrict) {

    private static final List<String> FLAGS = List.of("false", "true");

    /** Returns the names that values of a parameter list, separated by commas; an empty one is none that is known. */
    static List<String> names(List<String> values) {
        List<String> names = new ArrayList<>();
        values.forEach(value -> names.addAll(Arrays.asList(value.split(",", -1))));
        return names;
    }

    /** Returns what is wrong with the parameters, by name. */
    static Map<String, Problem> problems(String explain, String receipt, String strictScope, Programme programme) {
        Map<String, Problem> problems = new TreeMap<>();
        if (Level.of(explain).isEmpty()) {
            problems.put("explain", ProblemDocument.notAllowed(Level.names()));
        }
        if (!FLAGS.contains(receipt)) {
            problems.put("receipt", ProblemDocument.notAllowed(FLAGS));
        }
        // What has no categories cannot keep to them.
        List<String> strictness = programme.latest().release() == null ? FLAGS.subList(0, 1) : FLAGS;
        if (!strictness.contains(strictScope)) {
            problems.put("strictScope", ProblemDocument.notAllowed(strictness));
        }
        return problems;
    }

    /** Says that a name is that of no outcome. */
    static ProblemDocument unknownOutcome(CaseRequest request, Locale language) {
        Problem problem = ProblemDocument.notAllowed(OutcomeNames.of(request.edition()));
        return ProblemDocument.of(ProblemKind.MALFORMED_REQUEST, Map.of("outcomes", problem), null, language);
    }

    /** Returns what of a case has not been released; nothing unless the caller is strict. */
    List<Problem> unreleased(CaseRequest request, Decisions decisions) {
        Release release = request.edition().release();
        return isStrict && release != null
                ? Released.problems(request, decisions.outcomes(request), release)
                : List.of();
    }

    /** Returns the case with no more than what the outcomes asked for need; empty when one of them is none. */
    Optional<CaseRequest> narrowed(CaseRequest request) {
        return outcomes.isEmpty()
                ? Optional.of(request)
                : Asked.of(request.edition(), outcomes, request.day()).map(request::asking);
    }
}
