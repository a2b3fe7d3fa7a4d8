package org.passerelle.draft;

import java.util.List;
import java.util.Locale;

/** What can be found out about a draft. Its name in small letters is the one in the address. */
public enum DraftTask {
    /** Whether it is in order. */
    CHECK,
    /** What the scenarios say of it. */
    SCENARIOS;

    Task task() {
        return switch (this) {
            case CHECK -> new CheckTask();
            case SCENARIOS -> new ScenariosTask();
        };
    }

    /** Returns whether it may take a minute or more. */
    boolean isLong() {
        return switch (this) {
            case CHECK, SCENARIOS -> false;
        };
    }

    /** Returns the fields that a request may have beside the draft. */
    List<String> arguments() {
        return switch (this) {
            case CHECK, SCENARIOS -> List.of();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
