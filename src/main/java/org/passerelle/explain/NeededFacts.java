package org.passerelle.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Network;
import org.passerelle.engine.Node;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/**
 * Finds the facts that outcomes can depend on, whatever the case: for all others it is shown, on the models, that the outcomes come out the
 * same with and without them.
 */
public final class NeededFacts {

    /** In a path to a fact: every entry of a list. */
    public static final String EVERY = "*";

    /** With two entries of each list it shows whether one entry of the outcomes depends on another of the facts. */
    private static final int ENTRIES = 2;

    private final Network network;

    private NeededFacts(Edition edition, LocalDate day) {
        Map<String, Object> facts = new LinkedHashMap<>();
        unknown(edition.facts()).forEach((name, value) -> facts.put((String) name, value));
        this.network = new Network(edition, facts, day);
    }

    /**
     * A fact that is needed.
     *
     * @param fact path to it in the form of a JSON pointer, with * for every entry of a list
     * @param affects the outcomes among those asked for that it can change
     */
    public record Needed(String fact, Set<String> affects) {}

    /**
     * The facts that are needed.
     *
     * @param facts sorted by path
     * @param exact whether each of them can change an outcome; if not, there may be some too many, but never too few
     */
    public record Result(List<Needed> facts, boolean exact) {

        /** Returns what some outcomes need together. */
        public static Result ofAll(Collection<Result> results) {
            Map<String, Set<String>> affected = new TreeMap<>();
            results.forEach(result -> result.facts()
                    .forEach(needed -> affected.computeIfAbsent(needed.fact(), any -> new TreeSet<>())
                            .addAll(needed.affects())));
            List<Needed> facts = new ArrayList<>();
            affected.forEach((fact, affects) -> facts.add(new Needed(fact, affects)));
            return new Result(facts, results.stream().allMatch(Result::exact));
        }
    }

    /**
     * Returns the facts that an outcome can depend on.
     *
     * @param outcome a name as {@link OutcomeNames#of} gives it
     * @param day of the decision
     */
    public static Result find(Edition edition, String outcome, LocalDate day) {
        return new NeededFacts(edition, day).find(outcome);
    }

    private Result find(String outcome) {
        int each = outcome.indexOf(OutcomeNames.EACH);
        String list = each < 0 ? "" : outcome.substring(0, each);
        Node node = node(outcome, list);
        Influence influence = new Influence(node, new Budget(), true);
        Set<String> changing = paths(influence.changing());
        boolean exact = influence.isExact();
        Set<Node.Unknown> read = node.facts();
        if (read.stream()
                .anyMatch(fact -> isOfOtherEntry(fact, list) || !fact.type().isListed())) {
            // Lists with other numbers of entries, days and numbers compared with one another: not all that there can
            // be was tried.
            Set<String> all = paths(read);
            exact &= changing.containsAll(all);
            changing.addAll(all);
        }
        List<Needed> needed =
                changing.stream().map(fact -> new Needed(fact, Set.of(outcome))).toList();
        return new Result(needed, exact);
    }

    private Node node(String outcome, String list) {
        if (list.isEmpty()) {
            return network.outcome(List.of(outcome.split("\\.", -1)));
        }
        Node whole = network.outcome(List.of(list));
        return network.isUnrolled(list)
                ? network.outcome(
                        List.of(outcome.replace(OutcomeNames.EACH, ".0").split("\\.", -1)))
                : whole;
    }

    private static boolean isOfOtherEntry(Node.Unknown fact, String list) {
        String own = "/" + list + "/0/";
        String pointer = fact.pointer();
        return (pointer.startsWith(own) ? pointer.substring(own.length()) : pointer).matches("(.*/)?\\d+(/.*)?");
    }

    private static Set<String> paths(Iterable<Node.Unknown> facts) {
        Set<String> paths = new TreeSet<>();
        facts.forEach(fact -> paths.add(fact.pointer().replaceAll("/\\d+(?=/|$)", "/" + EVERY)));
        return paths;
    }

    /** A case of which nothing is known, with two entries in each list that has entries with parts. */
    private static Map<?, ?> unknown(Structure type) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> values.put(name, unknownOf(field.type())));
        return values;
    }

    private static @Nullable Object unknownOf(FactType type) {
        if (type instanceof Structure structure) {
            return unknown(structure);
        }
        return type instanceof ListOf list && list.element() instanceof Structure structure
                ? Collections.nCopies(ENTRIES, unknown(structure))
                : null;
    }
}
