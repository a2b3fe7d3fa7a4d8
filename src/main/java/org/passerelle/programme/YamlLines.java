package org.passerelle.programme;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where the values of a YAML file stand. */
final class YamlLines {

    private final Map<String, Integer> lineByPointer = new HashMap<>();

    /**
     * Reads a file.
     *
     * @throws IOException when the text is not YAML
     */
    YamlLines(String text) throws IOException {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                lineByPointer.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
            }
        }
    }

    /** Returns the line, from 1, on which the value at a JSON pointer begins, or else the nearest above it. */
    int of(String pointer) {
        Integer line = lineByPointer.get(pointer);
        return line != null || pointer.isEmpty()
                ? Objects.requireNonNullElse(line, 1)
                : of(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    /** Returns the line, from 1, of what could not be read as a value. */
    int of(JsonMappingException wrong) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return of(pointer.toString());
    }
}
