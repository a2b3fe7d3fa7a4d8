package org.passerelle.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** The outcomes of an edition by name, such as {@code eligibility}, {@code tasks.lead} or {@code measures[].route}. */
public final class OutcomeNames {

    /** Stands for each entry of a list. */
    public static final String EACH = "[]";

    private OutcomeNames() {}

    /** Returns the names of all outcomes that have no parts, in the order of the model. */
    public static List<String> of(Edition edition) {
        List<String> names = new ArrayList<>();
        add("", edition.outcomes(), edition.facts(), names);
        return List.copyOf(names);
    }

    /**
     * Returns the names of outcomes without parts that names stand for: one with parts stands for all of them.
     *
     * @return empty when there is no such outcome
     */
    public static Set<String> within(Edition edition, String name) {
        Set<String> within = new LinkedHashSet<>();
        for (String outcome : of(edition)) {
            if (outcome.equals(name) || outcome.startsWith(name + ".") || outcome.startsWith(name + EACH + ".")) {
                within.add(outcome);
            }
        }
        return within;
    }

    /** A list of outcomes that goes with a list of facts is told by entry; any other is one outcome. */
    private static void add(String name, FactType type, Structure facts, List<String> names) {
        if (type instanceof Structure structure) {
            structure.fields().forEach((part, field) -> {
                String full = name.isEmpty() ? part : name + "." + part;
                add(full, field.type(), facts, names);
            });
        } else if (type instanceof ListOf list && list.element() instanceof Structure && isListOfFacts(name, facts)) {
            add(name + EACH, list.element(), facts, names);
        } else {
            names.add(name);
        }
    }

    private static boolean isListOfFacts(String name, Structure facts) {
        Map<String, Field> fields = facts.fields();
        return fields.containsKey(name)
                && fields.get(name).type() instanceof ListOf list
                && list.element() instanceof Structure;
    }
}
