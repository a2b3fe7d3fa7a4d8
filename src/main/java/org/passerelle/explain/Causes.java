package org.passerelle.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Trace;
import org.passerelle.explain.Source.Turns;

/**
 * Follows outcomes of a case back to the rows and facts that caused them: from a decision to the rows of its table that counted, from a row
 * to what its tested cells look at, and so on down to the facts. What a row does not look at is no cause. Where rows are collected, those
 * that did not count are causes too as far as it mattered that they did not.
 */
final class Causes {

    private final Frame frame;
    private final IdentityHashMap<Trace.Consultation, Visit> visits = new IdentityHashMap<>();
    private final List<Cause> found = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> pointers = new ArrayList<>();
    private int[] sorted = {};

    Causes(Trace trace) {
        this.frame = new Frame(this, trace.root(), 0, null);
    }

    /** Returns the rows that caused outcomes, causes before what they caused, each once; those returned before come first. */
    List<Cause> of(Source outcomes) {
        outcomes.addTo(new Behind(), frame);
        return List.copyOf(found);
    }

    /**
     * Returns what is behind one outcome.
     *
     * @param turns which entry is meant, where the outcome is one of each entry of a list
     */
    Behind behind(Source outcome, @Nullable Turns turns) {
        Behind behind = new Behind();
        outcome.way().go(frame, null, turns, behind);
        return behind;
    }

    /** Returns the JSON pointer of a fact. */
    String pointer(int number) {
        return pointers.get(number);
    }

    /** Returns JSON pointers of facts, sorted. */
    List<String> pointers(BitSet facts) {
        if (sorted.length < pointers.size()) {
            sorted = IntStream.range(0, pointers.size())
                    .boxed()
                    .sorted(Comparator.comparing(pointers::get))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        List<String> chosen = new ArrayList<>(facts.cardinality());
        for (int number : sorted) {
            if (facts.get(number)) {
                chosen.add(pointers.get(number));
            }
        }
        return chosen;
    }

    void addFact(String pointer, Behind behind) {
        Integer number = numbers.get(pointer);
        if (number == null) {
            number = pointers.size();
            numbers.put(pointer, number);
            pointers.add(pointer);
        }
        behind.addFact(number);
    }

    /** Adds what is behind the result of a table. */
    void addTable(TableSource table, Frame at, @Nullable Demand demand, Behind behind) {
        Trace.Consultation consultation = at.call().consultation(table.table().id());
        if (consultation == null) {
            behind.leaveOpen();
            return;
        }
        Visit visit = visits.get(consultation);
        if (visit == null) {
            visit = new Visit(table, consultation, at);
            visits.put(consultation, visit);
            visit.visitRows(found);
        }
        behind.add(visit.all());
        if (table.table().hitPolicy().collects()) {
            visit.addRuledOut(demand, behind);
        }
    }
}
