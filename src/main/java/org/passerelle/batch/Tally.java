package org.passerelle.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.ProblemDocument;
import org.passerelle.engine.Trace;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** What was decided, counted. For one thread. */
final class Tally {

    private long decided;
    private final Map<String, Long> problems = new TreeMap<>();
    private final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    private final Map<String, Set<String>> rowsHit = new HashMap<>();

    void add(ProblemDocument problem) {
        problems.merge(problem.type(), 1L, Long::sum);
    }

    void add(CaseRequest request, Decisions.Decided given) {
        decided++;
        Edition edition = request.edition();
        count("", edition.outcomes(), given.answer().outcomes());
        if (request.asked() != null) {
            // The rows behind outcomes that were not asked for were looked at without facts that matter to them.
            return;
        }
        Set<String> rows = rowsHit.computeIfAbsent(edition.id(), any -> new HashSet<>());
        for (Trace.Consultation consultation : given.evaluation().trace().consultations()) {
            rows.addAll(consultation.rows());
        }
    }

    /** Counts outcomes of which every value is known ahead: others may say something of a person. */
    private void count(String path, FactType type, @Nullable Object value) {
        if (value instanceof Map<?, ?> parts && type instanceof Structure structure) {
            structure.fields().forEach((name, field) -> {
                // Of outcomes that were not asked for nothing is known.
                if (parts.containsKey(name)) {
                    count(path.isEmpty() ? name : path + "." + name, field.type(), parts.get(name));
                }
            });
        } else if (value instanceof List<?> entries && type instanceof ListOf list) {
            entries.forEach(entry -> count(path + "[]", list.element(), entry));
        } else if (type.isListed()) {
            outcomes.computeIfAbsent(path, any -> new TreeMap<>()).merge(String.valueOf(value), 1L, Long::sum);
        }
    }

    void add(Tally other) {
        decided += other.decided;
        other.problems.forEach((kind, count) -> problems.merge(kind, count, Long::sum));
        other.outcomes.forEach((path, counts) -> {
            Map<String, Long> sum = outcomes.computeIfAbsent(path, any -> new TreeMap<>());
            counts.forEach((value, count) -> sum.merge(value, count, Long::sum));
        });
        other.rowsHit.forEach((edition, rows) ->
                rowsHit.computeIfAbsent(edition, any -> new HashSet<>()).addAll(rows));
    }

    /** Returns how many cases were decided, refused or failed. */
    long cases() {
        return decided + problems.values().stream().mapToLong(Long::longValue).sum();
    }

    long decided() {
        return decided;
    }

    /** Returns how many cases were refused or failed, by kind of problem. */
    Map<String, Long> problems() {
        return problems;
    }

    /** Returns how often each outcome had each value. */
    Map<String, Map<String, Long>> outcomes() {
        return outcomes;
    }

    /** Returns the rows that counted, by edition; only editions by which something was decided. */
    Map<String, Set<String>> rowsHit() {
        return rowsHit;
    }
}
