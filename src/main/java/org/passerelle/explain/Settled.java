package org.passerelle.explain;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.Source.Turns;

/**
 * Tells that no unknown fact can change an outcome of a case any more: what it was decided by is known. An outcome of which this cannot be
 * told may be settled all the same.
 */
final class Settled {

    private final Causes causes;
    private final Map<String, Object> facts;
    private final BitSet lookedAt = new BitSet();
    private final BitSet known = new BitSet();

    /** Looks at a case as it was decided. */
    Settled(Map<String, Object> facts, Causes causes) {
        this.causes = causes;
        this.facts = facts;
    }

    /**
     * Returns whether an outcome is settled.
     *
     * @param turns the entry that is meant; null for an outcome outside of lists
     */
    boolean is(Source outcome, @Nullable Turns turns) {
        Behind behind = causes.behind(outcome, turns);
        return !behind.isOpen() && areKnown(behind.facts());
    }

    private boolean areKnown(BitSet numbers) {
        for (int number = numbers.nextSetBit(0); number >= 0; number = numbers.nextSetBit(number + 1)) {
            if (!isKnown(number)) {
                return false;
            }
        }
        return true;
    }

    private boolean isKnown(int number) {
        if (!lookedAt.get(number)) {
            lookedAt.set(number);
            known.set(
                    number,
                    isKnown(facts, List.of(causes.pointer(number).substring(1).split("/"))));
        }
        return known.get(number);
    }

    private static boolean isKnown(@Nullable Object value, List<String> path) {
        if (value instanceof Map<?, ?> structure) {
            return path.isEmpty()
                    ? areKnown(structure.values(), path)
                    : isKnown(structure.get(path.get(0)), path.subList(1, path.size()));
        } else if (value instanceof List<?> list) {
            boolean each = path.isEmpty() || !Character.isDigit(path.get(0).charAt(0));
            return each
                    ? areKnown(list, path)
                    : isKnown(list.get(Integer.parseInt(path.get(0))), path.subList(1, path.size()));
        }
        return value != null;
    }

    private static boolean areKnown(Collection<?> values, List<String> path) {
        return values.stream().allMatch(value -> isKnown(value, path));
    }
}
