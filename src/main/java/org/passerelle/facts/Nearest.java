package org.passerelle.facts;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Guesses which word was meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * Returns the one of {@code words} with the fewest edits to {@code word}, case aside; of several the first in
     * natural order. Null when all are further than two edits and further than a third of the word, or when nothing of
     * the word would be left.
     */
    public static @Nullable String of(String word, Collection<String> words) {
        return within(Math.max(2, word.length() / 3), word, words);
    }

    /** Returns the one of {@code words} with the fewest edits to {@code word}, however many; null when nothing of any would be left. */
    public static @Nullable String ofAll(String word, Collection<String> words) {
        int longest = words.stream().mapToInt(String::length).max().orElse(0);
        int most = 2 * longest;
        // Of a much longer word, its end makes no difference.
        return within(most, word.substring(0, Math.min(word.length(), most)), words);
    }

    private static @Nullable String within(int limit, String word, Collection<String> words) {
        LevenshteinDistance edits = new LevenshteinDistance(limit);
        String written = word.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = limit + 1;
        for (String candidate : new TreeSet<>(words)) {
            int distance = edits.apply(written, candidate.toLowerCase(Locale.ROOT));
            boolean near = distance >= 0 && distance < Math.max(word.length(), candidate.length());
            if (near && distance < fewest) {
                nearest = candidate;
                fewest = distance;
            }
        }
        return nearest;
    }
}
