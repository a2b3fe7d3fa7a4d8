package org.passerelle.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.passerelle.analysis.cases.Case;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.programme.Programme;

/** The scenarios of a programme for analysis. */
public final class Trials {

    private Trials() {}

    /** Returns the scenarios in the folder of a programme. */
    public static List<Trial> of(Programme programme) throws IOException {
        return of(programme, ScenarioReader.filesIn(Path.of("test-scenarios", programme.id())));
    }

    /** Returns the scenarios in files. */
    public static List<Trial> of(Programme programme, List<Path> files) throws IOException {
        return ScenarioReader.read(programme, files).stream()
                .map(scenario -> new Trial(
                        scenario.name(),
                        new Case(scenario.day(), scenario.facts()),
                        evaluation -> Judge.passes(scenario, evaluation)))
                .toList();
    }

    /** Returns, for each scenario in files, how the decision differs from what it expects. */
    public static List<String> differences(Programme programme, List<Path> files) throws IOException {
        ScenarioRunner runner = new ScenarioRunner(new EngineDecider());
        return ScenarioReader.read(programme, files).stream()
                .map(runner::run)
                .flatMap(verdict -> verdict.differences().stream()
                        .map(difference -> verdict.scenario().name() + ": " + difference))
                .toList();
    }
}
