package org.passerelle.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of an explanation is wanted. */
public enum Level {
    /** None. */
    NONE,
    /** The causes of the deciding outcomes. */
    SHORT,
    /** The causes of every outcome, and every table consulted. */
    FULL;

    /** Returns the level with a name, in lower case; empty when there is none. */
    public static Optional<Level> of(String name) {
        return Arrays.stream(values())
                .filter(level -> level.toString().equals(name))
                .findFirst();
    }

    /** Returns the names of the levels. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Level::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
