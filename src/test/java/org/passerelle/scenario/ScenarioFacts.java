package org.passerelle.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.programme.Programme;

/** The facts of scenarios, for tests that need real cases. */
public final class ScenarioFacts {

    private ScenarioFacts() {}

    /** Returns the facts of every scenario of a programme of this project. */
    public static List<JsonNode> of(Programme programme) {
        try {
            List<Path> files = ScenarioReader.filesIn(Path.of("test-scenarios", programme.id()));
            return ScenarioReader.read(programme, files).stream()
                    .map(scenario -> (JsonNode) scenario.json())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
