package org.passerelle.decision;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/**
 * How often each outcome had each value. Only outcomes of which every value is known ahead are counted: others may say something of a
 * person. Paths are those of a batch's summary.
 */
final class OutcomeCount {

    /** Takes the value of an outcome. */
    private interface Node extends Consumer<@Nullable Object> {}

    private final BiFunction<String, String, Counter> counters;
    private final @Nullable Node root;

    /**
     * Prepares to count.
     *
     * @param counters returns the counter of an outcome, by its path, and a value
     */
    OutcomeCount(FactType outcomes, BiFunction<String, String, Counter> counters) {
        this.counters = counters;
        this.root = node("", outcomes);
    }

    void add(Map<String, Object> outcomes) {
        if (root != null) {
            root.accept(outcomes);
        }
    }

    /** Returns what counts values of a type; null when nothing in it is counted. */
    private @Nullable Node node(String path, FactType type) {
        if (type instanceof Structure structure) {
            return structure(path, structure);
        }
        if (type instanceof ListOf list) {
            Node element = node(path + "[]", list.element());
            return element == null
                    ? null
                    : value -> {
                        if (value instanceof List<?> entries) {
                            entries.forEach(element);
                        }
                    };
        }
        if (type instanceof Flag) {
            return values(path, List.of("true", "false"));
        }
        return type instanceof Text text && !text.allowed().isEmpty() ? values(path, text.allowed()) : null;
    }

    private @Nullable Node structure(String path, Structure structure) {
        List<Map.Entry<String, Node>> parts = new ArrayList<>();
        structure.fields().forEach((name, field) -> {
            Node part = node(path.isEmpty() ? name : path + "." + name, field.type());
            if (part != null) {
                parts.add(Map.entry(name, part));
            }
        });
        return parts.isEmpty()
                ? null
                : value -> {
                    if (value instanceof Map<?, ?> values) {
                        parts.stream()
                                .filter(part -> values.containsKey(part.getKey()))
                                .forEach(part -> part.getValue().accept(values.get(part.getKey())));
                    }
                };
    }

    private Node values(String path, List<String> allowed) {
        Set<String> names = new LinkedHashSet<>(allowed);
        names.add("null");
        Map<String, Counter> byValue = new HashMap<>();
        names.forEach(name -> byValue.put(name, counters.apply(path, name)));
        return value -> {
            Counter counter = byValue.get(String.valueOf(value));
            if (counter != null) {
                counter.increment();
            }
        };
    }
}
