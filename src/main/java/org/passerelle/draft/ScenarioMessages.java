package org.passerelle.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.programme.Edition;
import org.passerelle.scenario.Coverage;
import org.passerelle.scenario.Difference;
import org.passerelle.scenario.Scenario;
import org.passerelle.scenario.Verdict;

/** What the scenarios say about a draft: those that fail, and the rows that none hits. */
record ScenarioMessages(Project project, SuiteRun run, Locale language) {

    List<Message> all() {
        Stream<Message> failed = run.failed().stream().map(this::failed);
        Stream<Message> neverHit = project.programme().editions().stream().flatMap(this::neverHit);
        return Stream.concat(failed, neverHit).toList();
    }

    private Message failed(Verdict verdict) {
        Scenario scenario = verdict.scenario();
        String differences =
                verdict.differences().stream().map(Difference::toString).collect(Collectors.joining("; "));
        return Message.error(
                Message.Kind.SCENARIO,
                Place.at(project.folder().scenarioPath(scenario.file()), scenario.line()),
                Message.text("scenario-fails", language, Map.of("name", scenario.name(), "differences", differences)));
    }

    private Stream<Message> neverHit(Edition edition) {
        return Coverage.of(edition, run.verdicts()).tables().stream()
                .flatMap(table -> table.neverHit().stream())
                .flatMap(row -> project.places().ofId(row, edition.graph()).stream())
                .map(place ->
                        Message.warning(Message.Kind.SCENARIO, place, Message.text("never-hit", language, Map.of())));
    }
}
