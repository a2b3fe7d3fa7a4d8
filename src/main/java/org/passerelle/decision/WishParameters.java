package org.passerelle.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.explain.Level;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;

/**
 * A wish as callers write it: query parameters, or attributes of an event.
 *
 * @param outcomes lists of names, separated by commas; empty for all
 * @param receipt {@code true} or {@code false}, as is strictScope
 */
public record WishParameters(String explain, List<String> outcomes, String receipt, String strictScope) {

    /** What stands for a level that was not given. */
    public static final String SHORT = "short";

    /** What stands for a flag that was not given. */
    public static final String FALSE = "false";

    /** What a flag may be. */
    public static final List<String> FLAGS = List.of(FALSE, "true");

    static final String OUTCOMES = "outcomes";

    /** Returns the names that values of a parameter list, separated by commas. */
    public static List<String> names(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .toList();
    }

    /** Returns what is wrong with the parameters, by name. */
    public Map<String, Problem> problems(Programme programme) {
        Map<String, Problem> problems = new TreeMap<>();
        if (Level.of(explain).isEmpty()) {
            problems.put("explain", ProblemDocument.notAllowed(Level.names()));
        }
        if (!FLAGS.contains(receipt)) {
            problems.put("receipt", ProblemDocument.notAllowed(FLAGS));
        }
        // What has no categories cannot keep to them.
        List<String> strictness = programme.latest().release() == null ? List.of(FALSE) : FLAGS;
        if (!strictness.contains(strictScope)) {
            problems.put("strictScope", ProblemDocument.notAllowed(strictness));
        }
        if (!names(outcomes).stream().allMatch(name -> isOutcome(name, programme))) {
            problems.put(OUTCOMES, ProblemDocument.notAllowed(OutcomeNames.of(programme.latest())));
        }
        return problems;
    }

    private static boolean isOutcome(String name, Programme programme) {
        return programme.editions().stream()
                .anyMatch(edition -> !OutcomeNames.within(edition, name).isEmpty());
    }

    /**
     * Returns the wish. To be asked for when nothing is wrong with the parameters.
     *
     * @param receipts by which answers are signed that are to have one
     */
    public DecisionWish wish(Programme programme, Locale language, Receipts receipts) {
        return new DecisionWish(
                programme,
                Level.of(explain).orElseThrow(),
                language,
                names(outcomes),
                receipts.always() || Boolean.parseBoolean(receipt) ? receipts : null,
                Boolean.parseBoolean(strictScope));
    }
}
