package org.passerelle.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;
import org.passerelle.explain.Level;

/**
 * What a receipt says of a decision. It holds no word of the caller: only hashes with a salt, so that who has the facts can show that it was
 * these. The salt stands beside them, and whoever can guess may try: a receipt is as confidential as its case.
 *
 * @param decisionId of the answer
 * @param explain how much was explained
 * @param caseHash SHA-256 over the salt and the name of the case; null when it had none
 * @param asked names of the outcomes that were asked for; null for all
 * @param outcomes those of which every value is known ahead; the others repeat words of the caller
 * @param rules rows and rules that counted, sorted
 * @param factsSalt of this decision alone, so that receipts do not show whether two cases have the same facts
 * @param factsHash SHA-256 over the salt and the facts that are known, by name: other facts that rules may ask for one day make no difference
 * @param answerHash SHA-256 over the whole answer but for its id, the name of the case and the receipt
 * @param issuedAt left out in answers to events, which are the same each time
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Receipt(
        String decisionId,
        String programme,
        String edition,
        String rulesDigest,
        LocalDate decisionDate,
        Level explain,
        String language,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String caseHash,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Set<String> asked,
        Object outcomes,
        List<String> rules,
        String factsSalt,
        String factsHash,
        String answerHash,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant issuedAt) {

    /** Returns the receipt for an answer. */
    public static Receipt of(
            CaseRequest request, Decisions.Decided decided, Level level, Locale language, @Nullable Instant issuedAt) {
        Answer answer = decided.answer();
        String salt = salt(answer);
        return new Receipt(
                answer.decisionId(),
                answer.programme(),
                answer.edition(),
                answer.rulesDigest(),
                answer.decisionDate(),
                level,
                language.toLanguageTag(),
                answer.caseId() == null ? null : hash(salt, answer.caseId()),
                request.asked() == null ? null : request.asked().outcomes(),
                outcomes(request, answer),
                rules(decided.evaluation()),
                salt,
                hash(salt, known(request.facts())),
                answer.hash(),
                issuedAt);
    }

    /* Not by chance: what is decided again, under the same id, has the same receipt. A salt need not be secret, and stands in the receipt anyway. */
    private static String salt(Answer answer) {
        return Hash.of(Json.bytes(List.of("factsSalt", answer.decisionId())));
    }

    private static List<String> rules(Evaluation evaluation) {
        TreeSet<String> rules = new TreeSet<>();
        evaluation.trace().consultations().forEach(consultation -> rules.addAll(consultation.rows()));
        evaluation.findings().stream().map(Finding::rule).forEach(rules::add);
        return List.copyOf(rules);
    }

    /** Reads a receipt that was found genuine; empty when it is one of another version that lacks something. */
    static Optional<Receipt> read(String payload) {
        try {
            return Optional.of(Json.MAPPER.readValue(payload, Receipt.class)).filter(Receipt::isWhole);
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        return Stream.of(
                        decisionId,
                        programme,
                        edition,
                        rulesDigest,
                        decisionDate,
                        explain,
                        language,
                        outcomes,
                        rules,
                        factsSalt,
                        factsHash,
                        answerHash)
                .noneMatch(Objects::isNull);
    }

    /** Returns whether an answer, as it was sent, is the one that it was given for. */
    public boolean isFor(ObjectNode answer) {
        return answer.path("decisionId").asText().equals(decisionId)
                && isOf(answer.path("caseId").textValue())
                && Answer.hash(answer).equals(answerHash);
    }

    /** Returns whether it was given for a case of this name; null for a case without one. */
    boolean isOf(@Nullable String caseId) {
        return Objects.equals(caseHash, caseId == null ? null : hash(factsSalt, caseId));
    }

    /** Returns whether the facts are those that were decided on. */
    boolean isOf(Map<String, Object> facts) {
        return hash(factsSalt, known(facts)).equals(factsHash);
    }

    /** Returns the outcomes of an answer that receipts hold. */
    static Object outcomes(CaseRequest request, Answer answer) {
        return Objects.requireNonNull(ClosedOutcomes.of(request.edition().outcomes(), answer.outcomes()));
    }

    private static String hash(String salt, Object value) {
        return Hash.of(salt.getBytes(StandardCharsets.UTF_8), Json.bytes(value));
    }

    private static Map<String, Object> known(Map<?, ?> facts) {
        Map<String, Object> known = new TreeMap<>();
        facts.forEach((name, value) -> {
            Object left = known(value);
            if (left != null && !Map.of().equals(left)) {
                known.put((String) name, left);
            }
        });
        return known;
    }

    private static @Nullable Object known(@Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            return known(structure);
        }
        return value instanceof List<?> list ? list.stream().map(Receipt::known).toList() : value;
    }
}
