package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;

/** Runs every scenario of every programme and of the template, and checks that nothing in a programme is without one. */
final class ScenarioTest {

    /** Rows that no case can reach, with the reason. */
    private static final Map<String, String> OUT_OF_REACH = Map.of(
            "delegated-to-orp.1",
            "no row of the delegation table says yes: its owner has not published the positive list",
            "induction-length-check.6",
            "both columns compare the same two dates, so that either both are known or neither is");

    @TestFactory
    Stream<DynamicNode> scenarios_areDecidedAsExpected() throws IOException {
        return programmes()
                .map(programme -> dynamicContainer(
                        programme.folder().id(),
                        programme.verdicts().stream()
                                .map(verdict ->
                                        dynamicTest(verdict.scenario().name(), () -> assertThat(verdict.differences())
                                                .as(
                                                        "%s:%d",
                                                        verdict.scenario().file(),
                                                        verdict.scenario().line())
                                                .isEmpty()))));
    }

    @TestFactory
    Stream<DynamicNode> rows_areHit() throws IOException {
        return editions((edition, coverage) -> assertThat(
                        coverage.tables().stream().flatMap(table -> table.neverHit().stream()))
                .containsExactlyInAnyOrderElementsOf(edition.rules().keySet().stream()
                        .filter(OUT_OF_REACH::containsKey)
                        .toList()));
    }

    @TestFactory
    Stream<DynamicNode> findings_areRaised() throws IOException {
        return editions((edition, coverage) ->
                assertThat(coverage.neverShown(Evidence.FINDINGS)).isEmpty());
    }

    @TestFactory
    Stream<DynamicNode> assumptions_areReliedOn() throws IOException {
        return editions((edition, coverage) ->
                assertThat(coverage.neverShown(Evidence.ASSUMPTIONS)).isEmpty());
    }

    @TestFactory
    Stream<DynamicNode> warnings_areGiven() throws IOException {
        return editions((edition, coverage) ->
                assertThat(coverage.neverShown(Evidence.WARNINGS)).isEmpty());
    }

    @TestFactory
    Stream<DynamicNode> reasons_areGiven() throws IOException {
        return editions(
                (edition, coverage) -> assertThat(coverage.reasonsNeverGiven()).isEmpty());
    }

    private interface CoverageCheck {
        void check(Edition edition, Coverage coverage);
    }

    private static Stream<DynamicNode> editions(CoverageCheck check) throws IOException {
        return programmes().flatMap(programme -> programme.programme().editions().stream()
                .map(edition -> dynamicTest(
                        programme.folder().id() + " " + edition.id(),
                        () -> check.check(edition, Coverage.of(edition, programme.verdicts())))));
    }

    /** A programme with its scenarios, run. */
    private record Run(ProgrammeFolder folder, Programme programme, List<Verdict> verdicts) {}

    private static final Map<String, Run> RUNS = new LinkedHashMap<>();

    private static Stream<Run> programmes() throws IOException {
        for (Path root : List.of(Path.of(""), Path.of("docs/template-programme"))) {
            for (ProgrammeFolder folder : ProgrammeFolder.in(root)) {
                if (!RUNS.containsKey(folder.id())) {
                    RUNS.put(folder.id(), run(root, folder));
                }
            }
        }
        assertThat(RUNS).isNotEmpty();
        return RUNS.values().stream();
    }

    private static Run run(Path root, ProgrammeFolder folder) throws IOException {
        Programme programme = LoadedProgrammes.of(folder);
        List<Path> files = ScenarioReader.filesIn(root.resolve("test-scenarios").resolve(folder.id()));
        ScenarioRunner runner = new ScenarioRunner(new EngineDecider());
        List<Verdict> verdicts = new ArrayList<>();
        ScenarioReader.read(programme, files).forEach(scenario -> verdicts.add(runner.run(scenario)));
        return new Run(folder, programme, verdicts);
    }
}
