package org.passerelle.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Json;
import org.passerelle.decision.OutcomeDifference;
import org.passerelle.programme.Edition;
import org.passerelle.sheet.RowSink;

/** What is decided otherwise in one file of answers than in another, of the same cases. */
final class Flips {

    static final List<String> HEADERS = List.of("case", CaseRequest.CASE_ID, "outcome", "before", "after");

    private static final String REFUSED = "refused: ";

    /** In place of the path of an outcome. */
    private static final String REFUSAL = "";

    private final RowSink sink;
    private final Set<String> counted;
    private final Map<String, Long> counts = new TreeMap<>();
    private long number;
    private long cases;

    /**
     * Begins.
     *
     * @param counted paths of outcomes of which every value is known ahead, {@code []} for each entry: others may say something of a
     *     person, and have as many values as there are cases
     */
    Flips(RowSink sink, Set<String> counted) {
        this.sink = sink;
        this.counted = counted;
    }

    /** Writes a row for each outcome of each case that differs. */
    void write(AnswerFile before, AnswerFile after) throws IOException {
        try (BufferedReader old = Files.newBufferedReader(before.path());
                BufferedReader now = Files.newBufferedReader(after.path())) {
            String line = old.readLine();
            while (line != null) {
                compare(Json.MAPPER.readTree(line), Json.MAPPER.readTree(Objects.requireNonNull(now.readLine())));
                line = old.readLine();
            }
        }
    }

    private void compare(JsonNode before, JsonNode after) throws IOException {
        number++;
        boolean isFlipped = false;
        JsonNode id = before.hasNonNull(CaseRequest.CASE_ID) ? before : after;
        String caseId = AnswerTable.text(id.path(CaseRequest.CASE_ID));
        if (before.has(Edition.OUTCOMES) && after.has(Edition.OUTCOMES)) {
            for (OutcomeDifference difference :
                    OutcomeDifference.between(before.path(Edition.OUTCOMES), after.path(Edition.OUTCOMES))) {
                isFlipped |= flip(
                        caseId,
                        difference.outcome(),
                        AnswerTable.text(difference.before()),
                        AnswerTable.text(difference.after()));
            }
        } else {
            isFlipped = flip(caseId, REFUSAL, refusal(before), refusal(after));
        }
        cases += isFlipped ? 1 : 0;
    }

    private static String refusal(JsonNode answer) {
        return answer.has(Edition.OUTCOMES)
                ? "decided"
                : REFUSED + answer.path("title").asText();
    }

    private boolean flip(@Nullable String caseId, String path, @Nullable String before, @Nullable String after)
            throws IOException {
        if (Objects.equals(before, after)) {
            return false;
        }
        String outcome = path.replaceAll("\\[\\d+]", "[]");
        if (counted.contains(outcome) || outcome.equals(REFUSAL)) {
            counts.merge(outcome + ": " + before + " -> " + after, 1L, Long::sum);
        }
        sink.write(Arrays.asList(Long.toString(number), caseId, path, before, after));
        return true;
    }

    /** Returns how many cases have an outcome that differs. */
    long cases() {
        return cases;
    }

    /** Returns how often each flip of a counted outcome, or of a refusal, occurs: outcome, before and after in words. */
    Map<String, Long> counts() {
        return counts;
    }
}
