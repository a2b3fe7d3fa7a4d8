package org.passerelle.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final RowSink sink;
    private final Map<String, Long> counts = new TreeMap<>();
    private long number;
    private long cases;

    Flips(RowSink sink) {
        this.sink = sink;
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
        long known = total();
        JsonNode id = before.hasNonNull(CaseRequest.CASE_ID) ? before : after;
        String caseId = AnswerTable.text(id.path(CaseRequest.CASE_ID));
        if (before.has(Edition.OUTCOMES) && after.has(Edition.OUTCOMES)) {
            for (OutcomeDifference difference :
                    OutcomeDifference.between(before.path(Edition.OUTCOMES), after.path(Edition.OUTCOMES))) {
                flip(
                        caseId,
                        difference.outcome(),
                        AnswerTable.text(difference.before()),
                        AnswerTable.text(difference.after()));
            }
        } else {
            flip(caseId, "", refusal(before), refusal(after));
        }
        cases += total() > known ? 1 : 0;
    }

    private static String refusal(JsonNode answer) {
        return answer.has(Edition.OUTCOMES)
                ? "decided"
                : REFUSED + answer.path("title").asText();
    }

    private void flip(@Nullable String caseId, String path, @Nullable String before, @Nullable String after)
            throws IOException {
        if (!Objects.equals(before, after)) {
            counts.merge(path.replaceAll("\\[\\d+]", "[]") + ": " + before + " -> " + after, 1L, Long::sum);
            sink.write(Arrays.asList(Long.toString(number), caseId, path, before, after));
        }
    }

    private long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many cases have an outcome that differs. */
    long cases() {
        return cases;
    }

    /** Returns how often each flip occurs: outcome, before and after in words. */
    Map<String, Long> counts() {
        return counts;
    }
}
