package org.passerelle.draft;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;

/** What can be found out about a draft. Its name in small letters is the one in the address. */
public enum DraftTask {
    /** Whether it is in order. */
    CHECK(false, CheckTask::new, Map.of()),
    /** What the scenarios say of it. */
    SCENARIOS(false, ScenariosTask::new, Map.of()),
    /** What differs from the published programme, in words. */
    COMPARISON(false, ComparisonTask::new, ComparisonTask.ARGUMENTS),
    /** For whom it decides otherwise. */
    IMPACT(true, ImpactTask::new, ImpactTask.ARGUMENTS),
    /** Which scenarios it lacks. */
    PROPOSALS(true, ProposalsTask::new, TableChoice.ARGUMENTS),
    /** How many wrong tables its scenarios notice. */
    MUTATIONS(true, MutationsTask::new, TableChoice.ARGUMENTS),
    /** A table of it as a file for spreadsheets. */
    EXPORT(false, ExportTask::new, SheetRequest.ARGUMENTS),
    /** What becomes of a table when such a file is merged into it. */
    MERGE(false, MergeTask::new, MergeTask.ARGUMENTS);

    private final boolean isLong;

    @SuppressWarnings("ImmutableEnumChecker" /* it holds nothing */)
    private final Supplier<Task> task;

    @SuppressWarnings("ImmutableEnumChecker" /* it cannot be changed */)
    private final Structure arguments;

    DraftTask(boolean isLong, Supplier<Task> task, Map<String, FactType> arguments) {
        this.isLong = isLong;
        this.task = task;
        this.arguments = structure(arguments);
    }

    /** Returns the structure of fields that need not be given. */
    static Structure structure(Map<String, FactType> types) {
        Map<String, Field> fields = new TreeMap<>();
        types.forEach((name, type) -> fields.put(name, new Field(type, false, "")));
        return new Structure(fields);
    }

    Task task() {
        return task.get();
    }

    /** Returns whether it may take a minute or more. */
    boolean isLong() {
        return isLong;
    }

    /** Returns what a request may have beside the draft. */
    Structure arguments() {
        return arguments;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
