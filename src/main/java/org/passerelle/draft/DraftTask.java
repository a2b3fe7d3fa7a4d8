package org.passerelle.draft;

import java.util.List;
import java.util.Locale;

/** What can be found out about a draft. Its name in small letters is the one in the address. */
public enum DraftTask {
    /** Whether it is in order. */
    CHECK(new CheckTask(), false),
    /** What the scenarios say of it. */
    SCENARIOS(new ScenariosTask(), false);

    private final Task task;
    private final boolean isLong;
    private final List<String> arguments;

    DraftTask(Task task, boolean isLong, String... arguments) {
        this.task = task;
        this.isLong = isLong;
        this.arguments = List.of(arguments);
    }

    Task task() {
        return task;
    }

    /** Returns whether it may take a minute or more. */
    boolean isLong() {
        return isLong;
    }

    /** Returns the fields that a request may have beside the draft. */
    List<String> arguments() {
        return arguments;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
