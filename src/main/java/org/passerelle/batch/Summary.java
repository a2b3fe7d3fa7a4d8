package org.passerelle.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/**
 * The last line of a batch.
 *
 * @param cases lines that were answered
 * @param decided cases that were decided
 * @param problems cases that were not, by kind of problem
 * @param outcomes how often each outcome had each value, by its path; only those that have few values
 * @param rowsNeverHit rows that counted in no case, by edition; only editions by which something was decided
 * @param milliseconds from the first line to this one
 * @param stoppedBy the limit at which the batch was stopped, with lines left unread; null when all was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
        long cases,
        long decided,
        Map<String, Long> problems,
        Map<String, Map<String, Long>> outcomes,
        Map<String, List<String>> rowsNeverHit,
        long milliseconds,
        @Nullable Limit stoppedBy) {

    /** What a batch may not exceed. */
    public enum Limit {
        /** Lines of the batch. */
        LINES,
        /** Time from the first line on. */
        TIME
    }

    static Summary of(Programme programme, Tally tally, long milliseconds, @Nullable Limit stoppedBy) {
        Map<String, List<String>> never = new TreeMap<>();
        for (Edition edition : programme.editions()) {
            Set<String> hit = tally.rowsHit().get(edition.id());
            if (hit != null) {
                never.put(
                        edition.id(),
                        edition.graph().tables().stream()
                                .flatMap(table -> table.rows().stream())
                                .map(row -> row.id())
                                .filter(row -> !hit.contains(row))
                                .toList());
            }
        }
        return new Summary(
                tally.cases(), tally.decided(), tally.problems(), tally.outcomes(), never, milliseconds, stoppedBy);
    }
}
