package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Answer;
import org.passerelle.decision.ClosedOutcomes;
import org.passerelle.decision.Json;

/**
 * Says what an entry holds, as members of a JSON object, without braces. Of what a caller wrote there is nothing in it to be read without the
 * secrets.
 */
final class Contents {

    /** Names, hashes, place and time; and what encryption adds. */
    private static final int AROUND = 2_048;

    private final Secrets secrets;
    private final boolean withFacts;

    /**
     * Prepares contents.
     *
     * @param withFacts whether the facts are to be kept, encrypted
     */
    Contents(Secrets secrets, boolean withFacts) {
        this.secrets = secrets;
        this.withFacts = withFacts;
    }

    /**
     * What is kept of a decision.
     *
     * @param pseudonym of the case; null when the caller gave it no name
     * @param outcomes those of which every value is known ahead
     * @param factsHash keyed, by the key of the case when its facts are kept
     * @param facts encrypted; null unless they are kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Decision(
            String kind,
            String decisionId,
            @JsonProperty("case") @Nullable String pseudonym,
            String programme,
            String edition,
            String rulesDigest,
            LocalDate decisionDate,
            @Nullable Object outcomes,
            String factsHash,
            @Nullable String facts) {}

    /** Returns whether files are read and written, for which an event loop must not wait. */
    boolean takesLong() {
        return withFacts;
    }

    /**
     * Tries whether what entries need can be kept beside them.
     *
     * @throws IOException that says why not, and names no case
     */
    void check() throws IOException {
        if (withFacts) {
            secrets.check();
        }
    }

    String of(GivenDecision given) throws IOException {
        Answer answer = given.answer();
        String name = answer.caseId();
        String pseudonym = name == null ? null : secrets.pseudonym(name);
        String id = answer.decisionId();
        byte[] facts = Json.bytes(given.request().facts());
        // A case without a name is one of its own.
        Secrets.@Nullable Kept kept =
                withFacts ? secrets.keep(pseudonym == null ? secrets.pseudonym(id) : pseudonym, id, facts) : null;
        return members(new Decision(
                Kinds.DECISION,
                id,
                pseudonym,
                answer.programme(),
                answer.edition(),
                answer.rulesDigest(),
                answer.decisionDate(),
                ClosedOutcomes.of(given.request().edition().outcomes(), answer.outcomes()),
                kept == null ? secrets.hash(id, facts) : kept.hash(),
                kept == null ? null : kept.sealed()));
    }

    /** Returns at least as many bytes as the entry of a decision has. */
    long bytesAtMost(GivenDecision given) {
        Object outcomes = ClosedOutcomes.of(
                given.request().edition().outcomes(), given.answer().outcomes());
        long closed = outcomes == null ? 0 : Json.bytes(outcomes).length;
        // In Base64, as sealed facts stand in it.
        long sealed = withFacts ? Json.bytes(given.request().facts()).length * 4L / 3 : 0;
        return AROUND + closed + sealed;
    }

    /** Returns what an entry holds that is no decision. */
    static String of(String kind, Map<String, ?> more) {
        return "\"kind\":\"" + kind + "\"" + (more.isEmpty() ? "" : "," + members(more));
    }

    private static String members(Object content) {
        String object = new String(Json.bytes(content), UTF_8);
        return object.substring(1, object.length() - 1);
    }
}
