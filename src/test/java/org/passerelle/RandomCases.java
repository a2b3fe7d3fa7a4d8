package org.passerelle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Rule;

/** Random facts that a structure accepts: the same seed, the same facts. A quarter of them are not known. */
public final class RandomCases {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final int ENTRIES = 3;

    private final Structure type;
    private final LocalDate day;
    private final List<String> texts;
    private final Random random;

    /**
     * Makes cases of a structure.
     *
     * @param day around which dates lie
     * @param texts to choose free texts from
     */
    public RandomCases(Structure type, LocalDate day, Collection<String> texts, long seed) {
        this.type = type;
        this.day = day;
        this.texts = List.copyOf(new TreeSet<>(texts));
        this.random = new Random(seed);
    }

    /** Makes cases of an edition, with the texts that its rules name and the quarters around a day. */
    public static RandomCases of(Edition edition, LocalDate day, long seed) {
        TreeSet<String> texts = new TreeSet<>();
        for (Rule rule : edition.rules().values()) {
            Stream.concat(
                            rule.conditions().stream().map(Rule.Condition::test),
                            rule.outputs().stream().map(Rule.Output::value))
                    .flatMap(cell -> LITERAL.matcher(cell).results())
                    .map(MatchResult::group)
                    .forEach(literal -> texts.add(literal.substring(1, literal.length() - 1)));
        }
        for (int quarter = 1; quarter <= 4; quarter++) {
            texts.add(day.getYear() + "-Q" + quarter);
        }
        return new RandomCases(edition.facts(), day, texts, seed);
    }

    /** Returns the facts of the next case. */
    public ObjectNode next() {
        return structure(type, "");
    }

    private ObjectNode structure(Structure structure, String id) {
        ObjectNode object = JSON.objectNode();
        structure.fields().forEach((name, field) -> {
            if (name.equals("id") && field.required()) {
                object.put(name, "e" + id);
            } else if (field.required() || random.nextInt(4) > 0) {
                object.set(name, value(field));
            } else if (random.nextBoolean()) {
                object.putNull(name);
            }
        });
        return object;
    }

    private JsonNode value(Field field) {
        FactType sought = field.type();
        if (sought instanceof Text text && choices(text).isEmpty() && !field.required()) {
            return JSON.nullNode();
        }
        return value(sought, "0");
    }

    private JsonNode value(FactType sought, String id) {
        if (sought instanceof Structure structure) {
            return structure(structure, id);
        } else if (sought instanceof ListOf list) {
            return list(list);
        } else if (sought instanceof Text text) {
            return JSON.textNode(any(choices(text)));
        } else if (sought instanceof Decimal decimal) {
            return number(decimal);
        } else if (sought instanceof Flag) {
            return JSON.booleanNode(random.nextBoolean());
        } else if (sought instanceof Day) {
            return JSON.textNode(day.plusDays(random.nextInt(731) - 365L).toString());
        }
        throw new IllegalArgumentException("Unknown type: " + sought);
    }

    private ArrayNode list(ListOf list) {
        ArrayNode entries = JSON.arrayNode();
        for (int size = random.nextInt(Math.min(ENTRIES, list.maxItems()) + 1); size > 0; size--) {
            entries.add(value(list.element(), String.valueOf(entries.size())));
        }
        return entries;
    }

    private List<String> choices(Text text) {
        if (!text.allowed().isEmpty()) {
            return text.allowed();
        }
        String pattern = text.pattern();
        return texts.stream()
                .filter(choice -> choice.length() <= text.maxLength())
                .filter(choice -> pattern == null || choice.matches(pattern))
                .toList();
    }

    private JsonNode number(Decimal decimal) {
        int least = decimal.minimum() == null ? -1000 : decimal.minimum().intValueExact();
        int most = decimal.maximum() == null ? 1000 : decimal.maximum().intValueExact();
        return JSON.numberNode(least + random.nextInt(most - least + 1));
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
