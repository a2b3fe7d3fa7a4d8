package org.passerelle.decision;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.explain.NeededFacts;

/**
 * What outcomes of an edition need, found out once for each day: it may take a second. What nobody has asked for longest is forgotten first.
 * Safe for threads; who asks what another is just finding out waits for it, and for nothing else.
 */
final class Needs {

    /** So many that a batch over years of days finds its own again. */
    private static final int MOST_KEPT = 10_000;

    private final Map<Question, Finding> findings;

    /** Most days need the same: it is kept once. */
    private final Map<String, NeededFacts.Result> latest = new ConcurrentHashMap<>();

    Needs() {
        this(MOST_KEPT);
    }

    Needs(int mostKept) {
        this.findings = Collections.synchronizedMap(new Recent<>(mostKept));
    }

    /** One question that many callers ask. */
    private record Question(String outcome, LocalDate day) {}

    /**
     * Returns what an outcome needs.
     *
     * @param search finds it out when it is not known
     */
    NeededFacts.Result of(String outcome, LocalDate day, Supplier<NeededFacts.Result> search) {
        return findings.computeIfAbsent(new Question(outcome, day), any -> new Finding())
                .result(() -> shared(outcome, search.get()));
    }

    private NeededFacts.Result shared(String outcome, NeededFacts.Result found) {
        return latest.merge(outcome, found, (known, other) -> known.equals(other) ? known : other);
    }

    /** An answer that may yet have to be found. */
    private static final class Finding {

        private NeededFacts.@Nullable Result found;

        synchronized NeededFacts.Result result(Supplier<NeededFacts.Result> search) {
            NeededFacts.Result known = found;
            if (known == null) {
                known = search.get();
                found = known;
            }
            return known;
        }
    }

    /** Keeps so many entries, those last asked for. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int mostKept;

        Recent(int mostKept) {
            super(16, 0.75f, true);
            this.mostKept = mostKept;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > mostKept;
        }
    }
}
