package org.passerelle.draft;

import java.util.List;
import java.util.Locale;
import org.passerelle.programme.Edition;

/** What can be found out about a draft. Its name in small letters is the one in the address. */
public enum DraftTask {
    /** Whether it is in order. */
    CHECK,
    /** What the scenarios say of it. */
    SCENARIOS,
    /** What differs from the published programme, in words. */
    COMPARISON,
    /** For whom it decides otherwise. */
    IMPACT,
    /** Which scenarios it lacks. */
    PROPOSALS,
    /** How many wrong tables its scenarios notice. */
    MUTATIONS,
    /** A table of it as a file for spreadsheets. */
    EXPORT,
    /** What becomes of a table when such a file is merged into it. */
    MERGE;

    Task task() {
        return switch (this) {
            case CHECK -> new CheckTask();
            case SCENARIOS -> new ScenariosTask();
            case COMPARISON -> new ComparisonTask();
            case IMPACT -> new ImpactTask();
            case PROPOSALS -> new ProposalsTask();
            case MUTATIONS -> new MutationsTask();
            case EXPORT -> new ExportTask();
            case MERGE -> new MergeTask();
        };
    }

    /** Returns whether it may take a minute or more. */
    boolean isLong() {
        return switch (this) {
            case CHECK, SCENARIOS, COMPARISON, EXPORT, MERGE -> false;
            case IMPACT, PROPOSALS, MUTATIONS -> true;
        };
    }

    /** Returns the fields that a request may have beside the draft. */
    public List<String> arguments() {
        return switch (this) {
            case COMPARISON -> List.of(ComparisonTask.BEFORE, ComparisonTask.AFTER);
            case IMPACT -> List.of(ImpactTask.CASELOAD, Edition.DECISION_DATE);
            case EXPORT -> List.of(SheetRequest.FILE, SheetRequest.TABLE, SheetRequest.FORMAT);
            case MERGE -> List.of(SheetRequest.FILE, SheetRequest.TABLE, SheetRequest.FORMAT, MergeTask.CONTENT);
            case PROPOSALS, MUTATIONS -> List.of(TableChoice.CHANGED_TABLES);
            case CHECK, SCENARIOS -> List.of();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
