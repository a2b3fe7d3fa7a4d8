package org.passerelle.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;

/** The part of the facts that the deciding outcomes are read from, whatever the case: cases that differ elsewhere have the same graph. */
final class ReadFacts {

    private final Set<List<String>> paths = new HashSet<>();

    private ReadFacts() {}

    /** Returns the type of the facts without what no deciding outcome reads. */
    static Structure of(Edition edition, FeelFunctions functions) {
        ReadFacts read = new ReadFacts();
        Map<String, Object> facts = new HashMap<>();
        edition.facts().fields().forEach((name, field) -> {
            Object value = outline(field.type());
            if (value != null) {
                facts.put(name, value);
            }
        });
        Unrolled graph = new Unrolled(edition, functions, new FactNodes(edition.facts(), facts, false), null);
        for (String outcome : edition.decidingOutcomes()) {
            Node node = graph.outcome(List.of(outcome.replace("[]", ".0").split("\\.", -1)));
            node.facts().forEach(fact -> read.add(fact.path()));
        }
        return read.part(edition.facts(), List.of());
    }

    /** Returns facts of which nothing is known but that each list has one entry: the logic for every other is the same. */
    private static @Nullable Object outline(FactType type) {
        if (type instanceof Structure structure) {
            Map<String, @Nullable Object> parts = new HashMap<>();
            structure.fields().forEach((name, field) -> parts.put(name, outline(field.type())));
            return parts;
        }
        return type instanceof ListOf list ? Collections.singletonList(outline(list.element())) : null;
    }

    private void add(List<String> path) {
        for (int length = 1; length <= path.size(); length++) {
            paths.add(path.subList(0, length));
        }
    }

    private Structure part(Structure type, List<String> path) {
        Map<String, Field> fields = new LinkedHashMap<>();
        type.fields().forEach((name, field) -> {
            List<String> place = and(path, name);
            if (paths.contains(place)) {
                fields.put(
                        name,
                        new Field(
                                part(field.type(), place), field.required(), field.description(), field.changeable()));
            }
        });
        return new Structure(fields);
    }

    private FactType part(FactType type, List<String> path) {
        if (type instanceof Structure structure) {
            return part(structure, path);
        }
        return type instanceof ListOf list ? new ListOf(part(list.element(), and(path, "0")), list.maxItems()) : type;
    }

    private static List<String> and(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
