package org.passerelle.draft;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.passerelle.programme.Edition;

/** What can be found out about a draft. Its name in small letters is the one in the address. */
public enum DraftTask {
    /** Whether it is in order. */
    CHECK(false, CheckTask::new),
    /** What the scenarios say of it. */
    SCENARIOS(false, ScenariosTask::new),
    /** What differs from the published programme, in words. */
    COMPARISON(false, ComparisonTask::new, ComparisonTask.BEFORE, ComparisonTask.AFTER),
    /** For whom it decides otherwise. */
    IMPACT(true, ImpactTask::new, ImpactTask.CASELOAD, Edition.DECISION_DATE),
    /** Which scenarios it lacks. */
    PROPOSALS(true, ProposalsTask::new, TableChoice.CHANGED_TABLES),
    /** How many wrong tables its scenarios notice. */
    MUTATIONS(true, MutationsTask::new, TableChoice.CHANGED_TABLES),
    /** A table of it as a file for spreadsheets. */
    EXPORT(false, ExportTask::new, SheetRequest.FILE, SheetRequest.TABLE, SheetRequest.FORMAT),
    /** What becomes of a table when such a file is merged into it. */
    MERGE(false, MergeTask::new, SheetRequest.FILE, SheetRequest.TABLE, SheetRequest.FORMAT, MergeTask.CONTENT);

    private final boolean isLong;

    @SuppressWarnings("ImmutableEnumChecker" /* it holds nothing */)
    private final Supplier<Task> task;

    @SuppressWarnings("ImmutableEnumChecker" /* it cannot be changed */)
    private final List<String> arguments;

    DraftTask(boolean isLong, Supplier<Task> task, String... arguments) {
        this.isLong = isLong;
        this.task = task;
        this.arguments = List.of(arguments);
    }

    Task task() {
        return task.get();
    }

    /** Returns whether it may take a minute or more. */
    boolean isLong() {
        return isLong;
    }

    /** Returns the fields that a request may have beside the draft. */
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
