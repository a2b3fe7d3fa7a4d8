package org.passerelle.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Explanation;
import org.passerelle.explain.MissingFacts;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Provenance;
import org.passerelle.programme.Rule;

/**
 * The answer to a case.
 *
 * @param decisionId new for each answer; everything else follows from rules, facts, day and language
 * @param findings empty when only some outcomes were asked for: rules look at facts that these do not need
 * @param unneeded JSON pointers of facts that were sent and not looked at, since what was asked for cannot depend on them; left out
 *     when all outcomes were asked for
 * @param open what can still change it; left out when no explanation is wanted
 * @param advisory always true: the service proposes, a person decides
 * @param receipt signed, by which it can be shown later that this was decided; left out unless wanted
 */
public record Answer(
        String decisionId,
        @Nullable String caseId,
        String programme,
        Provenance provenance,
        String edition,
        String rulesDigest,
        LocalDate decisionDate,
        boolean advisory,
        Map<String, Object> outcomes,
        List<Notice> findings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> unneeded,
        @JsonUnwrapped @Nullable Open open,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String receipt) {

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    /** A finding in words. */
    public record Notice(
            String rule, String severity, List<String> facts, String message, List<Explanation.Citation> legalBasis) {}

    /** What can still change the decision; next is null when nothing can. */
    public record Open(
            List<MissingFacts.Missing> missing,
            boolean missingIsExact,
            @Nullable String next) {

        /** Returns what was found missing, as the answer says it. */
        public static Open of(MissingFacts.Result result) {
            return new Open(result.facts(), result.exact(), result.next());
        }
    }

    /** Returns the answer to a request, with an id of its own. */
    public static Answer of(
            CaseRequest request,
            Evaluation evaluation,
            @Nullable Open open,
            @Nullable Explanation explanation,
            Locale language) {
        Edition edition = request.edition();
        Asked asked = request.asked();
        return new Answer(
                IDS.generate().toString(),
                request.caseId(),
                edition.programme(),
                edition.provenance(),
                edition.id(),
                edition.digest(),
                request.day(),
                true,
                asked == null ? evaluation.outcomes() : asked.in(evaluation.outcomes()),
                notices(edition, evaluation, language),
                asked == null ? null : request.unneeded(),
                open,
                explanation,
                null);
    }

    /** Returns the same answer with another id. */
    public Answer named(String id) {
        return with(id, caseId, receipt);
    }

    /** Returns the same answer with a receipt. */
    public Answer withReceipt(String signed) {
        return with(decisionId, caseId, signed);
    }

    /** Returns a hash over everything that follows from rules, facts, day and language. */
    String hash() {
        return Hash.of(Json.bytes(with("", null, null)));
    }

    /** Returns the same hash of an answer as it was sent. */
    static String hash(ObjectNode answer) {
        ObjectNode same = answer.deepCopy();
        same.put("decisionId", "").putNull("caseId").remove("receipt");
        return Hash.of(Json.bytes(same));
    }

    private Answer with(String id, @Nullable String ofCase, @Nullable String signed) {
        return new Answer(
                id,
                ofCase,
                programme,
                provenance,
                edition,
                rulesDigest,
                decisionDate,
                advisory,
                outcomes,
                findings,
                unneeded,
                open,
                explanation,
                signed);
    }

    private static List<Notice> notices(Edition edition, Evaluation evaluation, Locale language) {
        return evaluation.findings().stream()
                .map(finding -> notice(edition, finding, language))
                .toList();
    }

    private static Notice notice(Edition edition, Finding finding, Locale language) {
        Rule rule = Objects.requireNonNull(edition.rules().get(finding.rule()));
        return new Notice(
                rule.id(),
                Objects.requireNonNull(rule.severity()),
                finding.facts(),
                edition.texts().text(rule.id(), language, finding.arguments()),
                Explainer.citations(rule.legalBasis(), language));
    }
}
