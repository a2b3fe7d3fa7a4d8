package org.passerelle.decision;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.Level;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.facts.Problem;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Release;

/**
 * What is asked for beside the case, wherever the case comes from.
 *
 * @param language of the texts
 * @param outcomes names as the caller gave them; empty for all
 * @param receipts by which the answer is signed; null when no receipt is wanted
 * @param isStrict whether data that the person has not released are refused
 */
public record DecisionWish(
        Programme programme,
        Level level,
        Locale language,
        List<String> outcomes,
        @Nullable Receipts receipts,
        boolean isStrict) {

    /** Returns the wish for all outcomes, without a receipt. */
    public static DecisionWish of(Programme programme, Level level, Locale language) {
        return new DecisionWish(programme, level, language, List.of(), null, false);
    }

    /** What came of a case: a request, or why it is refused. */
    public sealed interface Admission {

        /** The case can be decided. */
        record Admitted(CaseRequest request) implements Admission {}

        /** It can not. */
        record Refused(ProblemDocument problem) implements Admission {}
    }

    /** Returns the case with no more than the wish is about, unless it holds what the wish forbids. */
    Admission admit(CaseRequest sent, Decisions decisions) {
        List<Problem> unreleased = unreleased(sent, decisions);
        if (!unreleased.isEmpty()) {
            return new Admission.Refused(ProblemDocument.invalid(unreleased, language));
        }
        return narrowed(sent)
                .<Admission>map(Admission.Admitted::new)
                .orElseGet(() -> new Admission.Refused(unknownOutcome(sent)));
    }

    private List<Problem> unreleased(CaseRequest request, Decisions decisions) {
        Release release = request.edition().release();
        return isStrict && release != null
                ? Released.problems(request, decisions.outcomes(request), release)
                : List.of();
    }

    /** Returns the case with no more than what the outcomes asked for need; empty when one of them is none. */
    private Optional<CaseRequest> narrowed(CaseRequest request) {
        return outcomes.isEmpty()
                ? Optional.of(request)
                : Asked.of(request.edition(), outcomes, request.day()).map(request::asking);
    }

    /** Another edition may have outcomes of other names. */
    private ProblemDocument unknownOutcome(CaseRequest request) {
        Problem problem = ProblemDocument.notAllowed(OutcomeNames.of(request.edition()));
        return ProblemDocument.of(
                ProblemKind.MALFORMED_REQUEST, Map.of(WishParameters.OUTCOMES, problem), null, language);
    }

    /** Returns the answer to a case, with a receipt if one is wanted. */
    public Answer answer(CaseRequest request, Decisions.Decided decided) {
        return receipts == null ? decided.answer() : receipts.sign(request, decided, this);
    }
}
