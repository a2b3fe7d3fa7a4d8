package org.passerelle.analysis.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.Chunks;
import org.passerelle.analysis.Progress;
import org.passerelle.analysis.cases.Caseload;
import org.passerelle.analysis.cases.Revision;
import org.passerelle.analysis.words.Words;

/**
 * What a change does to a caseload: every case is decided before and after.
 *
 * @param cases how many were decided
 * @param changed how many of them have another outcome of any kind
 * @param undecidedBefore how many had no decision before: no edition in force, or a fault in the tables
 * @param undecidedAfter how many have none after
 * @param undecided a case decided on one side only; null when there is none
 * @param outcomes the deciding outcomes first, in their order, then others that flip
 * @param problems why some of what was uploaded is no case, by line
 */
public record Impact(
        int cases,
        int changed,
        int undecidedBefore,
        int undecidedAfter,
        @Nullable Example undecided,
        List<Outcome> outcomes,
        List<String> problems) {

    /** More pairs of values than this are not told apart, least frequent first. */
    private static final int MOST_FLIPS = 60;

    private static final int PIECE = 100;

    private static final String CASELOAD = "caseload";
    private static final String EXAMPLES = "examples";

    /**
     * One outcome.
     *
     * @param path such as {@code measures[].fundingSource} or {@code criteria[followUp].status}
     * @param name what people call it
     * @param deciding whether it is one of those that decide
     * @param counted how many values were compared: one for each case, or for each entry of a list
     * @param flipped how many of them differ
     * @param matrix how often each value became which, most frequent first; those that stay, of deciding outcomes only
     */
    public record Outcome(String path, String name, boolean deciding, long counted, long flipped, List<Flip> matrix) {}

    /**
     * A value before and a value after.
     *
     * @param before "–" when there was none
     * @param after "–" when there is none
     * @param entries how often, counting each entry of a list
     * @param cases in how many cases; 0 where the value stays
     * @param example null where the value stays
     */
    public record Flip(
            String before,
            String after,
            String beforeWords,
            String afterWords,
            long entries,
            int cases,
            @Nullable Example example) {}

    /**
     * Decides a caseload before and after.
     *
     * @param language of the words
     * @throws java.util.concurrent.CancellationException when progress says so
     */
    public static Impact of(Revision revision, Caseload caseload, Locale language, Progress progress) {
        Set<String> deciding = new LinkedHashSet<>(revision.editionAfter().decidingOutcomes());
        Counted all = new Counted(deciding);
        Chunks.of(
                        caseload.size(),
                        PIECE,
                        CASELOAD,
                        (from, to) -> new Counted(deciding).count(caseload, from, to, revision),
                        progress)
                .forEach(all::add);
        Words words = new Words(revision.editionAfter(), language);
        Examples examples = new Examples(revision, words);
        List<Outcome> outcomes = outcomes(deciding, all, words, examples, progress);
        Example undecided = all.undecided() == null
                ? null
                : examples.of(all.undecided(), (before, after) -> (before == null) != (after == null));
        return new Impact(
                all.cases(),
                all.changed(),
                all.undecidedBefore(),
                all.undecidedAfter(),
                undecided,
                outcomes,
                caseload.problems());
    }

    private static List<Outcome> outcomes(
            Set<String> deciding, Counted all, Words words, Examples examples, Progress progress) {
        List<String> paths = new ArrayList<>(deciding);
        all.byPath().keySet().stream().filter(path -> !deciding.contains(path)).forEach(paths::add);
        List<Outcome> outcomes = new ArrayList<>();
        for (String path : paths) {
            progress.report(outcomes.size(), paths.size(), EXAMPLES);
            outcomes.add(outcome(path, deciding.contains(path), all, words, examples));
        }
        return outcomes;
    }

    private static Outcome outcome(String path, boolean deciding, Counted all, Words words, Examples examples) {
        List<Flip> matrix = new ArrayList<>();
        long counted = 0;
        long flipped = 0;
        List<Map.Entry<Counted.Pair, Counted.Flips>> pairs =
                new ArrayList<>(all.byPath().getOrDefault(path, Map.of()).entrySet());
        pairs.sort(Comparator.comparing(pair -> -pair.getValue().entries()));
        for (Map.Entry<Counted.Pair, Counted.Flips> entry : pairs) {
            Counted.Pair pair = entry.getKey();
            Counted.Flips flips = entry.getValue();
            counted += flips.entries();
            flipped += pair.isFlip() ? flips.entries() : 0;
            if (matrix.size() < MOST_FLIPS) {
                matrix.add(flip(path, pair, flips, words, examples));
            }
        }
        return new Outcome(path, name(path, words), deciding, counted, flipped, matrix);
    }

    private static Flip flip(String path, Counted.Pair pair, Counted.Flips flips, Words words, Examples examples) {
        return new Flip(
                pair.before(),
                pair.after(),
                words.value(pair.before()),
                words.value(pair.after()),
                flips.entries(),
                flips.cases(),
                pair.isFlip() ? examples.ofFlip(flips.smallest().get(0), path, pair) : null);
    }

    private static String name(String path, Words words) {
        return words.outcome("/" + path.replaceAll("\\[[^]]*]", "").replace('.', '/')) + key(path, words);
    }

    private static String key(String path, Words words) {
        int start = path.indexOf('[');
        String key = start < 0 ? "" : path.substring(start + 1, path.indexOf(']', start));
        return key.isEmpty() ? "" : ": " + words.value(key);
    }
}
