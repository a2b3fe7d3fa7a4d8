package org.passerelle.analysis.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often facts take which values in a caseload, as an analyst writes it in YAML. What it does not say follows from the types and from
 * what the tables compare with.
 *
 * @param unknown how many in a hundred facts are not known
 * @param day of the decision; null when not said
 * @param facts by path, such as {@code measures[].code}
 */
public record Distribution(double unknown, @Nullable Entry day, Map<String, Entry> facts) {

    private static final Set<String> FIELDS = Set.of("unknown", "decisionDate", "facts");
    private static final Set<String> OF_ENTRY = Set.of("unknown", "values", "from", "to");
    private static final double USUALLY_UNKNOWN = 10;
    private static final int ALL = 100;

    /** Leaves numbers as they are written: the places of a range say how fine it is. */
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * What is said of one fact.
     *
     * @param unknown how many in a hundred are not known; null when not said
     * @param values weight by value; of a list of structures, by number of entries; of a list of plain values, how many in a hundred hold it
     * @param from smallest number, with as many decimal places as those between shall have, or first day, or days after the day of the decision; null when not said
     * @param to largest number or last day, or days after the day of the decision; null when not said
     */
    public record Entry(
            @Nullable Double unknown,
            Map<String, Double> values,
            @Nullable String from,
            @Nullable String to) {}

    /** Returns a distribution that says nothing. */
    public static Distribution usual() {
        return new Distribution(USUALLY_UNKNOWN, null, Map.of());
    }

    /**
     * Reads a distribution.
     *
     * @throws InvalidCases when it is none
     */
    public static Distribution read(String yaml) {
        List<String> problems = new ArrayList<>();
        JsonNode root = parse(yaml);
        if (root.isMissingNode() || root.isNull()) {
            return usual();
        }
        checkFields("", root, FIELDS, problems);
        Map<String, Entry> facts = new LinkedHashMap<>();
        root.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), entry(fact, problems)));
        Entry day = null;
        if (root.has("decisionDate")) {
            day = entry(Map.entry("decisionDate", root.get("decisionDate")), problems);
        }
        Double unknown = root.has("unknown") ? percent("unknown", root.get("unknown"), problems) : null;
        if (!problems.isEmpty()) {
            throw new InvalidCases(problems);
        }
        return new Distribution(unknown == null ? USUALLY_UNKNOWN : unknown, day, facts);
    }

    private static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            throw new InvalidCases(List.of("Line " + line + ": " + wrong.getOriginalMessage()));
        }
    }

    private static void checkFields(String place, JsonNode node, Set<String> allowed, List<String> problems) {
        if (!node.isObject()) {
            problems.add(place + ": It must be a list of names, each with its value.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                problems.add((place.isEmpty() ? name : place + "." + name) + ": There is no such field; there are "
                        + allowed.stream().sorted().toList() + ".");
            }
        });
    }

    private static Entry entry(Map.Entry<String, JsonNode> fact, List<String> problems) {
        String place = fact.getKey();
        JsonNode node = fact.getValue();
        checkFields(place, node, OF_ENTRY, problems);
        Map<String, Double> values = new LinkedHashMap<>();
        node.path("values").properties().forEach(value -> {
            if (value.getValue().isNumber() && value.getValue().doubleValue() >= 0) {
                values.put(value.getKey(), value.getValue().doubleValue());
            } else {
                problems.add(place + ".values." + value.getKey() + ": It must be a weight, from 0.");
            }
        });
        if (node.has("values") && values.values().stream().noneMatch(weight -> weight > 0)) {
            problems.add(place + ".values: At least one weight must be more than 0.");
        }
        Double unknown = node.has("unknown") ? percent(place + ".unknown", node.get("unknown"), problems) : null;
        return new Entry(unknown, values, text(node, "from"), text(node, "to"));
    }

    private static @Nullable Double percent(String place, JsonNode node, List<String> problems) {
        if (node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= ALL) {
            return node.doubleValue();
        }
        problems.add(place + ": It must be a number from 0 to 100.");
        return null;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.get(field).asText() : null;
    }
}
