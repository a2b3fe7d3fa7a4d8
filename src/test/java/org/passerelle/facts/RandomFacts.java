package org.passerelle.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.passerelle.facts.FactType.Day;
import org.passerelle.facts.FactType.Decimal;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Flag;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;

/** Random types, documents that hold to them, and documents that were changed in a few places. */
final class RandomFacts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 3;
    private static final List<String> NAMES = List.of("id", "age", "signedOn", "a/b", "m~n", "größe", "$ref", "");
    private static final List<String> ALLOWED = List.of("CH", "C", "B", "", "null", "🌲");
    private static final List<String> DAYS = List.of("0000-02-29", "2024-02-29", "2026-11-21", "9999-12-31");

    /** Patterns, each with a text that it matches. */
    private static final List<List<String>> PATTERNS =
            List.of(List.of("[A-Z]{2}", "CH"), List.of("B|C", "C"), List.of("^\\d{4}-Q[1-4]$", "2026-Q4"));

    /** Numbers as they may be written; the validator we compare with writes much larger ones out, digit by digit. */
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "1",
            "1.0",
            "10e-1",
            "-1",
            "2",
            "2.000000000000000000001",
            "0.5",
            "12.5",
            "52.0",
            "9007199254740993",
            "1e20",
            "123456789012345678901234567890",
            "1e400",
            "-1e400",
            "1e-400");

    private static final List<String> TEXTS = List.of(
            "",
            "c",
            "CHF",
            "2026-Q5",
            "12026-Q4",
            "🌲🌲🌲",
            "more than a handful of characters",
            "1",
            "true",
            "today",
            "2026-2-3",
            "2026-02-30",
            "2025-02-29",
            "12026-02-03",
            "-0001-01-01",
            "2026-02-03T00:00:00Z",
            "2026-02-03 ");

    private final Random random;

    RandomFacts(Random random) {
        this.random = random;
    }

    Structure structure() {
        return structure(DEPTH);
    }

    private Structure structure(int depth) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            fields.put(any(NAMES), new Field(type(depth), random.nextInt(3) == 0, any(List.of("", "A fact."))));
        }
        return new Structure(fields);
    }

    private FactType type(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> new Flag();
            case 1 -> new Day();
            case 2 -> Text.oneOf(ALLOWED.subList(0, 1 + random.nextInt(ALLOWED.size())));
            case 3 -> Text.upTo(random.nextInt(6));
            case 4 -> new Text(List.of(), 7, any(PATTERNS).get(0));
            case 5 -> decimal();
            case 6 -> new ListOf(type(depth - 1), random.nextInt(4));
            default -> structure(depth - 1);
        };
    }

    private Decimal decimal() {
        BigDecimal minimum = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(5) - 2L);
        BigDecimal maximum = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(50) + 2L);
        return new Decimal(minimum, maximum, random.nextBoolean());
    }

    JsonNode document(FactType type) {
        if (type instanceof Structure structure) {
            return object(structure);
        } else if (type instanceof ListOf list) {
            ArrayNode entries = JSON.arrayNode();
            for (int i = random.nextInt(list.maxItems() + 1); i > 0; i--) {
                entries.add(document(list.element()));
            }
            return list.hasUniqueIds() && entries.size() > 1 ? JSON.arrayNode().add(entries.get(0)) : entries;
        } else if (type instanceof Text text) {
            return JSON.textNode(text(text));
        } else if (type instanceof Decimal decimal) {
            return JSON.numberNode(number(decimal));
        }
        return type instanceof Flag ? JSON.booleanNode(random.nextBoolean()) : JSON.textNode(any(DAYS));
    }

    private ObjectNode object(Structure type) {
        ObjectNode object = JSON.objectNode();
        type.fields().forEach((name, field) -> {
            int choice = field.required() ? 0 : random.nextInt(4);
            if (choice < 2) {
                object.set(name, document(field.type()));
            } else if (choice == 2) {
                object.putNull(name);
            }
        });
        return object;
    }

    private String text(Text type) {
        if (!type.allowed().isEmpty()) {
            return any(type.allowed());
        }
        return PATTERNS.stream()
                .filter(pattern -> pattern.get(0).equals(type.pattern()))
                .map(pattern -> pattern.get(1))
                .findFirst()
                .orElseGet(() -> "🌲".repeat(type.maxLength()));
    }

    private BigDecimal number(Decimal type) {
        List<BigDecimal> numbers = NUMBERS.stream()
                .map(BigDecimal::new)
                .filter(number -> type.minimum() == null || number.compareTo(type.minimum()) >= 0)
                .filter(number -> type.maximum() == null || number.compareTo(type.maximum()) <= 0)
                .filter(number -> !type.whole() || number.stripTrailingZeros().scale() <= 0)
                .toList();
        return any(numbers);
    }

    /** Returns the document with some values replaced, fields removed or added, or entries added. */
    JsonNode changed(JsonNode document) {
        JsonNode changed = document;
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            List<JsonNode> containers = containers(changed).toList();
            if (containers.isEmpty() || random.nextInt(50) == 0) {
                changed = anything();
            } else if (any(containers) instanceof ObjectNode object) {
                change(object);
            } else {
                containers.stream().filter(JsonNode::isArray).forEach(array -> change((ArrayNode) array));
            }
        }
        return changed;
    }

    private static Stream<JsonNode> containers(JsonNode node) {
        Stream<JsonNode> below = StreamSupport.stream(node.spliterator(), false).flatMap(RandomFacts::containers);
        return node.isContainerNode() ? Stream.concat(Stream.of(node), below) : Stream.empty();
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(4) == 0) {
            object.set(any(NAMES), anything());
        } else if (random.nextInt(4) == 0) {
            object.remove(any(names));
        } else {
            object.set(any(names), anything());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextBoolean()) {
            array.add(anything());
        } else {
            array.add(array.get(random.nextInt(array.size())).deepCopy());
        }
    }

    private JsonNode anything() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.arrayNode();
            case 3 -> JSON.objectNode();
            case 4 -> JSON.textNode(any(DAYS));
            case 5 -> JSON.textNode(any(TEXTS));
            default -> JSON.numberNode(new BigDecimal(any(NUMBERS)));
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
