package org.passerelle.analysis.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.analysis.cases.Draw.Values;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/** Draws the facts of cases. */
@SuppressWarnings("NullAway" /* what is not known is a null value of the maps */)
final class FactDraw {

    private static final String ID = "id";
    private static final double HELD = 50;

    private final Structure type;
    private final Distribution distribution;
    private final UsualValues usual;
    private final GivenValues given;
    private final List<String> problems;
    private final Map<String, Values> leaves = new HashMap<>();
    private final Map<String, Weighted<Integer>> sizes = new HashMap<>();

    FactDraw(Structure type, Distribution distribution, UsualValues usual, List<String> problems) {
        this.type = type;
        this.distribution = distribution;
        this.usual = usual;
        this.problems = problems;
        this.given = new GivenValues(problems);
        prepare("", type);
        distribution.facts().keySet().stream()
                .filter(path -> !leaves.containsKey(path) && !sizes.containsKey(path))
                .forEach(path -> problems.add(path + ": There is no such fact."));
    }

    private Distribution.@Nullable Entry entry(String path) {
        return distribution.facts().get(path);
    }

    private void prepare(String path, FactType of) {
        if (of instanceof Structure structure) {
            structure
                    .fields()
                    .forEach((name, field) -> prepare(path.isEmpty() ? name : path + "." + name, field.type()));
        } else if (of instanceof ListOf list && list.element() instanceof Structure entries) {
            sizes.put(path, sizes(path, list));
            prepare(path + "[]", entries);
        } else if (of instanceof ListOf list) {
            leaves.put(path, list(path, list));
        } else {
            Values values = usual.of(path, of);
            Distribution.Entry entry = entry(path);
            leaves.put(path, entry == null ? values : given.of(path, entry, of, values));
        }
    }

    private Weighted<Integer> sizes(String path, ListOf list) {
        Weighted<Integer> weighted = new Weighted<>();
        Distribution.Entry entry = entry(path);
        if (entry != null) {
            entry.values().forEach((size, weight) -> {
                if (size.matches("\\d{1,3}") && Integer.parseInt(size) <= list.maxItems()) {
                    weighted.add(Integer.parseInt(size), weight);
                } else {
                    problems.add(path + ".values." + size + ": It must be a number of entries, at most "
                            + list.maxItems() + ".");
                }
            });
        }
        if (weighted.isEmpty()) {
            weighted.add(0, 1);
            weighted.add(Math.min(1, list.maxItems()), 6);
            weighted.add(Math.min(2, list.maxItems()), 2);
        }
        return weighted;
    }

    /** A list of plain values: each of the allowed ones is there or not; of others there is one at most. */
    private Values list(String path, ListOf list) {
        Distribution.Entry entry = entry(path);
        Map<String, Double> shares = new LinkedHashMap<>();
        if (list.element() instanceof Text text && !text.allowed().isEmpty()) {
            text.allowed().forEach(value -> shares.put(value, HELD));
            if (entry != null) {
                shares.replaceAll((value, share) -> entry.values().getOrDefault(value, 0.0));
                entry.values().keySet().stream()
                        .filter(value -> !shares.containsKey(value))
                        .forEach(value -> problems.add(path + ".values." + value
                                + ": This value is not allowed. Allowed: " + String.join(", ", text.allowed()) + "."));
            }
            return draw -> {
                Set<Object> held = new LinkedHashSet<>();
                shares.forEach((value, share) -> {
                    if (draw.happens(share) && held.size() < list.maxItems()) {
                        held.add(value);
                    }
                });
                return List.copyOf(held);
            };
        }
        Values element = usual.of(path + "[]", list.element());
        return draw -> draw.happens(HELD) ? List.of(element.draw(draw)) : List.of();
    }

    /** Returns the facts of a case. */
    Map<String, Object> draw(Draw draw) {
        return structure("", type, draw, "", new Kept(null, draw));
    }

    /**
     * Returns the facts of a case with some of them drawn again.
     *
     * @param about how many, on average
     */
    Map<String, Object> redraw(Map<String, Object> facts, Draw draw, double about) {
        return structure("", type, draw, "", new Kept(100 * about / (leaves.size() + sizes.size()), draw).at(facts));
    }

    private Map<String, Object> structure(String path, Structure of, Draw draw, String id, Kept kept) {
        Map<String, Object> values = new LinkedHashMap<>();
        of.fields().forEach((name, field) -> {
            String inner = path.isEmpty() ? name : path + "." + name;
            values.put(
                    name,
                    name.equals(ID) && !id.isEmpty() && field.type() instanceof Text
                            ? draw.named(kept.field(name).value() instanceof String known ? known : id)
                            : value(inner, field, draw, kept.field(name)));
        });
        return values;
    }

    private @Nullable Object value(String path, Field field, Draw draw, Kept kept) {
        if (field.type() instanceof Structure structure) {
            return structure(path, structure, draw, "", kept);
        }
        Structure entry = field.type() instanceof ListOf list && list.element() instanceof Structure each ? each : null;
        boolean keep = kept.isKept();
        if (keep && entry != null && kept.value() instanceof List<?> list) {
            return entries(path, entry, draw, kept, list.size());
        } else if (keep) {
            draw.drawn(kept.value());
            return kept.value();
        } else if (!field.required() && draw.happens(unknown(path))) {
            return null;
        } else if (entry != null) {
            return entries(path, entry, draw, kept, sizes.get(path).draw(draw.random()));
        }
        Object value = leaves.get(path).draw(draw);
        draw.drawn(value);
        return value;
    }

    private double unknown(String path) {
        Distribution.Entry entry = entry(path);
        return entry == null || entry.unknown() == null ? distribution.unknown() : entry.unknown();
    }

    private List<Object> entries(String path, Structure entries, Draw draw, Kept kept, int size) {
        List<Object> all = new ArrayList<>();
        String initial = path.substring(path.lastIndexOf('.') + 1, path.lastIndexOf('.') + 2);
        while (all.size() < size) {
            String id = initial + (all.size() + 1);
            all.add(structure(path + "[]", entries, draw, id, kept.entry(all.size())));
        }
        return all;
    }
}
