package org.passerelle.analysis.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.passerelle.engine.Network;
import org.passerelle.engine.Node;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** What the models of an edition compare facts with. */
final class Compared {

    private static final Pattern DURATION = Pattern.compile("P(?=\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?");
    private static final Pattern INDEX = Pattern.compile("/\\d+");
    private static final int LONGEST = 4000;

    private final Map<String, Set<Object>> constants = new HashMap<>();
    private final Set<Period> durations = new LinkedHashSet<>();
    private final IdentityHashMap<Node, Boolean> days = new IdentityHashMap<>();

    /** Reads an edition. */
    Compared(Edition edition) {
        Network network = Network.ofAllFacts(
                edition, template(edition.facts()), edition.inForce().from());
        visit(network.outcome(List.of()), Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Facts with one entry in each list of structures, so that what is made of entries is there. */
    private static Map<String, Object> template(Structure type) {
        Map<String, Object> values = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> {
            if (field.type() instanceof Structure structure) {
                values.put(name, template(structure));
            } else if (field.type() instanceof ListOf list && list.element() instanceof Structure entry) {
                values.put(name, List.of(template(entry)));
            } else {
                values.put(name, ListOf.class.isInstance(field.type()) ? List.of() : name);
            }
        });
        return values;
    }

    private void visit(Node node, Set<Node> seen) {
        if (!(node instanceof Node.Derived derived) || !seen.add(node)) {
            return;
        }
        derived.inputs().forEach(input -> visit(input, seen));
        boolean ofDays = derived.inputs().stream().anyMatch(this::followsFromDays);
        days.put(node, ofDays);
        for (Object constant : derived.constants()) {
            addDuration(constant, ofDays);
        }
        for (Node input : derived.inputs()) {
            if (input instanceof Node.Unknown fact) {
                constants
                        .computeIfAbsent(path(fact.pointer()), any -> new LinkedHashSet<>())
                        .addAll(derived.constants());
            }
        }
    }

    private boolean followsFromDays(Node node) {
        return node instanceof Node.Unknown fact ? hasDays(fact.type()) : days.getOrDefault(node, false);
    }

    private static boolean hasDays(FactType type) {
        return type instanceof FactType.Day || (type instanceof ListOf list && hasDays(list.element()));
    }

    private void addDuration(Object constant, boolean ofDays) {
        if (constant instanceof String text && DURATION.matcher(text).matches()) {
            durations.add(Period.parse(text));
        } else if (ofDays
                && constant instanceof BigDecimal number
                && number.abs().intValue() <= LONGEST) {
            durations.add(Period.ofDays(number.abs().intValue()));
        }
    }

    private static String path(String pointer) {
        return INDEX.matcher(pointer).replaceAll("[]").substring(1).replace('/', '.');
    }

    /** Returns the texts that a fact is compared with, sorted. */
    List<String> texts(String path) {
        return List.copyOf(only(path, String.class));
    }

    /** Returns the numbers that a fact is compared with, sorted. */
    List<BigDecimal> numbers(String path) {
        return List.copyOf(only(path, BigDecimal.class));
    }

    /** Returns the days that a fact is compared with, sorted. */
    List<LocalDate> days(String path) {
        return List.copyOf(only(path, LocalDate.class));
    }

    /** Returns the durations that days are compared by. */
    List<Period> durations() {
        return List.copyOf(durations);
    }

    private <T> Set<T> only(String path, Class<T> sort) {
        Set<T> constants = new TreeSet<>();
        this.constants.getOrDefault(path, Set.of()).stream()
                .filter(sort::isInstance)
                .map(sort::cast)
                .forEach(constants::add);
        return constants;
    }
}
