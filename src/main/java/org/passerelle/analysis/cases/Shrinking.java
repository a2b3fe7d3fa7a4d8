package org.passerelle.analysis.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;

/** Makes cases smaller: forgets one fact after the other as long as something still holds of the case. */
@SuppressWarnings("NullAway" /* what is not known is a null value of the maps */)
public final class Shrinking {

    private final Structure type;
    private final Predicate<Case> holds;
    private Case smallest;

    private Shrinking(Case from, Structure type, Predicate<Case> holds) {
        this.type = type;
        this.holds = holds;
        this.smallest = from;
    }

    /** A place in the facts. */
    private record Place(List<Object> steps, FactType type) {}

    /**
     * Returns a case of which nothing more can be forgotten.
     *
     * @param holds what must stay true; it is of the case given
     */
    public static Case of(Case from, Structure type, Predicate<Case> holds) {
        Shrinking shrinking = new Shrinking(from, type, holds);
        boolean smaller = true;
        while (smaller) {
            smaller = shrinking.pass();
        }
        return shrinking.smallest;
    }

    /** Tries to forget each structure, list and leaf once, large ones first; returns whether that helped. */
    private boolean pass() {
        int before = smallest.size();
        List<Place> places = new ArrayList<>();
        collect(smallest.facts(), type, List.of(), places);
        // From the end, so that entries that are removed do not move those still to be tried.
        for (int index = places.size() - 1; index >= 0; index--) {
            tryWithout(places.get(index));
        }
        return smallest.size() < before;
    }

    private static void collect(@Nullable Object value, FactType type, List<Object> steps, List<Place> places) {
        if (value instanceof Map<?, ?> values && type instanceof Structure structure) {
            structure.fields().forEach((name, field) -> {
                Object inner = values.get(name);
                if (inner != null && !field.required()) {
                    places.add(new Place(with(steps, name), field.type()));
                }
                collect(inner, field.type(), with(steps, name), places);
            });
        } else if (value instanceof List<?> entries && type instanceof ListOf list) {
            for (int index = 0; index < entries.size(); index++) {
                places.add(new Place(with(steps, index), list.element()));
                collect(entries.get(index), list.element(), with(steps, index), places);
            }
        }
    }

    private static List<Object> with(List<Object> steps, Object step) {
        List<Object> more = new ArrayList<>(steps);
        more.add(step);
        return more;
    }

    private void tryWithout(Place place) {
        Map<?, ?> facts = (Map<?, ?>) without(smallest.facts(), place.steps(), place.type());
        Case candidate = new Case(smallest.day(), named(facts));
        if (candidate.size() < smallest.size() && holds.test(candidate)) {
            smallest = candidate;
        }
    }

    private static Map<String, Object> named(Map<?, ?> facts) {
        Map<String, Object> named = new LinkedHashMap<>();
        facts.forEach((name, value) -> named.put((String) name, value));
        return named;
    }

    private static @Nullable Object without(@Nullable Object value, List<Object> steps, FactType type) {
        if (steps.isEmpty()) {
            return type instanceof Structure structure ? structure.unknown() : null;
        }
        Object step = steps.get(0);
        List<Object> rest = steps.subList(1, steps.size());
        if (value instanceof Map<?, ?> values) {
            Map<String, Object> changed = named(values);
            changed.replace((String) step, without(values.get(step), rest, type));
            return changed;
        } else if (value instanceof List<?> entries && step instanceof Integer index && index < entries.size()) {
            List<Object> changed = new ArrayList<>(entries);
            if (rest.isEmpty()) {
                changed.remove(index.intValue());
            } else {
                changed.set(index, without(entries.get(index), rest, type));
            }
            return changed;
        }
        return value;
    }
}
