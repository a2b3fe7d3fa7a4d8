package org.passerelle.engine.feel;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether values pass a test that always says the same of them, kept for values of which there are few. Safe for threads. */
public final class Verdicts {

    /** Enumerations have few texts, and short ones. */
    private static final int MOST_KEPT = 256;

    private static final int LONGEST_KEPT = 100;

    private static final Object NULL = new Object();

    private final Map<Object, Boolean> kept = new ConcurrentHashMap<>();

    /**
     * Returns whether a value passes.
     *
     * @param test asked when it is not known
     */
    public boolean on(@Nullable Object value, Predicate<@Nullable Object> test) {
        if (!isOneOfFew(value)) {
            return test.test(value);
        }
        Object key = Objects.requireNonNullElse(value, NULL);
        Boolean known = kept.get(key);
        if (known == null) {
            known = test.test(value);
            if (kept.size() < MOST_KEPT) {
                kept.put(key, known);
            }
        }
        return known;
    }

    private static boolean isOneOfFew(@Nullable Object value) {
        return value == null
                || value instanceof Boolean
                || (value instanceof String text && text.length() <= LONGEST_KEPT);
    }
}
