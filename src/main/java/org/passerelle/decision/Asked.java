package org.passerelle.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.PerEdition;
import org.passerelle.explain.NeededFacts;
import org.passerelle.explain.OutcomeNames;
import org.passerelle.programme.Edition;

/**
 * The outcomes that a caller asks for, and what they need.
 *
 * @param outcomes names of outcomes without parts, such as {@code measures[].route}
 * @param needed the facts that they can depend on
 */
public record Asked(Set<String> outcomes, NeededFacts.Result needed) {

    private static final PerEdition<Needs> NEEDS = new PerEdition<>(edition -> new Needs());

    private static final String EVERY = "/" + NeededFacts.EVERY;
    private static final String ID = "id";

    /**
     * Returns what is asked for.
     *
     * @param names of outcomes; one that has parts stands for all of them
     * @param day of the decision
     * @return empty when one of them is no outcome of the edition
     */
    public static Optional<Asked> of(Edition edition, Collection<String> names, LocalDate day) {
        Set<String> asked = new HashSet<>();
        for (String name : names) {
            Set<String> within = OutcomeNames.within(edition, name);
            if (within.isEmpty()) {
                return Optional.empty();
            }
            asked.addAll(within);
        }
        // The answer must not depend on the order in which they are named: a receipt does not tell it.
        Set<String> outcomes = OutcomeNames.of(edition).stream()
                .filter(asked::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Needs needs = NEEDS.of(edition);
        NeededFacts.Result needed = NeededFacts.Result.ofAll(outcomes.stream()
                .map(outcome -> needs.of(outcome, day, () -> NeededFacts.find(edition, outcome, day)))
                .toList());
        return Optional.of(new Asked(outcomes, needed));
    }

    /** Returns the same case with the facts that are needed, and says which others it had. */
    CaseRequest keepIn(CaseRequest request) {
        List<String> unneeded = new ArrayList<>();
        Set<String> paths =
                needed.facts().stream().map(NeededFacts.Needed::fact).collect(Collectors.toSet());
        Map<String, Object> kept =
                CaseRequest.facts(new Keeping(outcomes, paths, unneeded).within(request.facts(), "", ""));
        return new CaseRequest(request.caseId(), request.day(), request.edition(), kept, this, List.copyOf(unneeded));
    }

    /** Returns the part of the outcomes of a case that is asked for, and the ids of their entries. */
    Map<String, Object> in(Map<String, Object> all) {
        return CaseRequest.facts(part(all, ""));
    }

    private Map<?, ?> part(Map<?, ?> all, String name) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            String full = name.isEmpty() ? (String) key : name + "." + key;
            if (outcomes.contains(full) || (key.equals(ID) && name.endsWith(OutcomeNames.EACH))) {
                part.put((String) key, value);
            } else if (value instanceof Map<?, ?> structure && isAskedWithin(full + ".")) {
                part.put((String) key, part(structure, full));
            } else if (value instanceof List<?> list && isAskedWithin(full + OutcomeNames.EACH)) {
                part.put(
                        (String) key,
                        list.stream()
                                .map(entry -> part((Map<?, ?>) entry, full + OutcomeNames.EACH))
                                .toList());
            } else if (value == null && (isAskedWithin(full + ".") || isAskedWithin(full + OutcomeNames.EACH))) {
                part.put((String) key, null);
            }
        });
        return part;
    }

    private boolean isAskedWithin(String start) {
        return outcomes.stream().anyMatch(outcome -> outcome.startsWith(start));
    }

    /**
     * Takes from facts those that are needed.
     *
     * @param outcomes that are asked for
     * @param paths of the needed ones
     * @param unneeded takes JSON pointers of the others
     */
    private record Keeping(Set<String> outcomes, Set<String> paths, List<String> unneeded) {

        Map<?, ?> within(Map<?, ?> all, String path, String pointer) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            all.forEach((name, value) -> {
                boolean isName = path.endsWith(EVERY) && name.equals(ID);
                kept.put((String) name, isName ? value : value(value, path + "/" + name, pointer + "/" + name));
            });
            return kept;
        }

        /** Whether entries of a list count: each has outcomes of its own, or something of it is needed. */
        private boolean hasEntries(String list) {
            return outcomes.stream().anyMatch(outcome -> outcome.startsWith(list.substring(1) + OutcomeNames.EACH))
                    || paths.stream().anyMatch(path -> path.startsWith(list + EVERY + "/"));
        }

        private @Nullable Object value(@Nullable Object value, String path, String pointer) {
            if (value instanceof Map<?, ?> structure) {
                return within(structure, path, pointer);
            }
            if (value instanceof List<?> list && hasEntries(path)) {
                List<Object> entries = new ArrayList<>();
                for (Object entry : list) {
                    entries.add(within((Map<?, ?>) entry, path + EVERY, pointer + "/" + entries.size()));
                }
                return entries;
            }
            if (value == null || paths.contains(path)) {
                return value;
            }
            unneeded.add(pointer);
            return null;
        }
    }
}
