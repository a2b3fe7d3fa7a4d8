package org.passerelle.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.trust.ReceiptKeys.Signature;

/**
 * What a receipt comes to, and what the rules of now decide of the facts that came with it.
 *
 * @param receipt what was signed; null unless the signature is valid
 * @param caseId whether the name of the case is that of the receipt; not compared when none is given
 * @param facts whether they are those that were decided on; others are not decided again
 * @param rules whether those in force on the day of the decision are those that decided
 * @param decisionDate whether it is that of the receipt
 * @param answer whether the same answer comes out, byte by byte
 * @param differences outcomes that come out otherwise
 * @param replayed the answer that comes out now; null when nothing was decided again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
        Signature signature,
        @Nullable Receipt receipt,
        Same caseId,
        Same facts,
        Same rules,
        Same decisionDate,
        Same answer,
        List<OutcomeDifference> differences,
        @Nullable Answer replayed) {

    /** Whether something is as the receipt has it. */
    public enum Same {
        /** It is. */
        SAME,
        /** It is not. */
        DIFFERENT,
        /** It was not given, or there is nothing to compare it with. */
        NOT_COMPARED;

        private static Same of(boolean same) {
            return same ? SAME : DIFFERENT;
        }
    }

    /** Returns what can be said without facts. */
    public static Replay ofSignature(Signature signature, @Nullable Receipt receipt, Same rules) {
        return new Replay(
                signature,
                receipt,
                Same.NOT_COMPARED,
                Same.NOT_COMPARED,
                rules,
                Same.NOT_COMPARED,
                Same.NOT_COMPARED,
                List.of(),
                null);
    }

    /** Decides a case again and compares it with a genuine receipt. */
    public static Replay of(Receipt receipt, CaseRequest request, Decisions decisions) {
        boolean areSameFacts = receipt.isOf(request.facts());
        // A receipt is no leave to have other cases decided.
        Answer answer = areSameFacts ? decided(receipt, request, decisions) : null;
        return new Replay(
                Signature.VALID,
                receipt,
                request.caseId() == null ? Same.NOT_COMPARED : Same.of(receipt.isOf(request.caseId())),
                Same.of(areSameFacts),
                Same.of(receipt.rulesDigest().equals(request.edition().digest())),
                Same.of(receipt.decisionDate().equals(request.day())),
                answer == null
                        ? Same.NOT_COMPARED
                        : Same.of(receipt.answerHash().equals(answer.hash())),
                answer == null
                        ? List.of()
                        : OutcomeDifference.between(
                                Json.tree(receipt.outcomes()), Json.tree(Receipt.outcomes(request, answer))),
                answer);
    }

    private static Answer decided(Receipt receipt, CaseRequest request, Decisions decisions) {
        return decisions
                .decide(request, receipt.explain(), Locale.forLanguageTag(receipt.language()))
                .answer()
                .named(receipt.decisionId());
    }
}
