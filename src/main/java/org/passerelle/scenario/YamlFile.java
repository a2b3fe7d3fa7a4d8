package org.passerelle.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads scenarios from a YAML list, for facts with lists in them. */
final class YamlFile {

    private static final List<String> FIELDS = List.of(CsvColumn.NAME, CsvColumn.DAY, "facts", "expect");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String file;
    private final List<Mistake> mistakes;

    private YamlFile(String file, List<Mistake> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** Returns the scenarios of a file; what cannot be read of it goes to the mistakes. */
    static List<WrittenScenario> read(String file, String text, List<Mistake> mistakes) throws IOException {
        return new YamlFile(file, mistakes).read(text);
    }

    private List<WrittenScenario> read(String text) throws IOException {
        List<WrittenScenario> scenarios = new ArrayList<>();
        try (JsonParser parser = YAML.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != null && first != JsonToken.START_ARRAY) {
                mistakes.add(new Mistake(file, 1, "", "The file must be a list of scenarios."));
                return scenarios;
            }
            while (first != null && parser.nextToken() != JsonToken.END_ARRAY) {
                int line = parser.currentTokenLocation().getLineNr();
                scenarios.add(written(line, parser.readValueAsTree()));
            }
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            mistakes.add(new Mistake(file, line, "", wrong.getOriginalMessage()));
        }
        return scenarios;
    }

    private WrittenScenario written(int line, JsonNode scenario) {
        if (!scenario.isObject()) {
            mistakes.add(new Mistake(file, line, "", "A scenario has the fields " + FIELDS + "."));
        }
        scenario.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                mistakes.add(new Mistake(file, line, field, "There is no such field; a scenario has " + FIELDS + "."));
            }
        });
        ObjectNode facts = object(line, "facts", scenario);
        return new WrittenScenario(
                file,
                line,
                scenario.path(CsvColumn.NAME).asText("").strip(),
                scenario.path(CsvColumn.DAY).asText("").strip(),
                type -> facts,
                expected(line, object(line, "expect", scenario)));
    }

    private ObjectNode object(int line, String field, JsonNode scenario) {
        JsonNode value = scenario.path(field);
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (!value.isMissingNode()) {
            mistakes.add(new Mistake(file, line, field, "It must be a list of names, each with its value."));
        }
        return YAML.createObjectNode();
    }

    private Map<String, String> expected(int line, ObjectNode expectations) {
        Map<String, String> cells = new LinkedHashMap<>();
        expectations.properties().forEach(expectation -> {
            String name = expectation.getKey();
            String cell = cell(expectation.getValue());
            if (expectation.getValue().isObject()) {
                mistakes.add(new Mistake(file, line, name, "It must be a value, a FEEL test or a list of values."));
            } else if (!cell.isBlank()) {
                cells.put(name, cell);
            }
        });
        return cells;
    }

    /** The cell that a table would have. */
    private static String cell(JsonNode value) {
        if (!value.isArray()) {
            return value.asText().strip();
        }
        List<String> entries = new ArrayList<>();
        value.forEach(entry -> entries.add(Objects.requireNonNullElse(entry.textValue(), entry.toString())));
        return entries.isEmpty() ? FactCell.EMPTY_LIST : String.join("; ", entries);
    }
}
