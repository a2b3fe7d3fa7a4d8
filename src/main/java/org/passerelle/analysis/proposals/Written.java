package org.passerelle.analysis.proposals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a scenario as lines of a file. */
final class Written {

    private static final String NAME = "scenario";
    private static final String DAY = "decisionDate";

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private Written() {}

    /** Returns a header and a line. */
    static String csv(String name, String day, Map<String, Object> facts, Map<String, String> expected) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(NAME, name);
        cells.put(DAY, day);
        cells.putAll(Cells.ofFacts(facts));
        expected.forEach((outcome, cell) -> cells.put("=> " + outcome, cell));
        return line(new ArrayList<>(cells.keySet())) + "\n" + line(new ArrayList<>(cells.values())) + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Written::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = !cell.contains(",") && !cell.contains("\"") && !cell.contains("\n");
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Returns an entry. */
    static String yaml(String name, String day, Map<String, Object> facts, Map<String, String> expected) {
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put(NAME, name);
        scenario.put(DAY, day);
        scenario.put("facts", facts);
        scenario.put("expect", expected);
        try {
            return YAML.writeValueAsString(List.of(scenario));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
