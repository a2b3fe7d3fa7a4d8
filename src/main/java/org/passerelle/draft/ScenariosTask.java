package org.passerelle.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.passerelle.analysis.Progress;
import org.passerelle.decision.OutcomeDifference;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.Difference;
import org.passerelle.scenario.Evidence;
import org.passerelle.scenario.Observed;
import org.passerelle.scenario.Scenario;
import org.passerelle.scenario.ScenarioRunner;
import org.passerelle.scenario.Verdict;

/** Runs all scenarios on a draft, and says which are decided otherwise than by the published programme. */
final class ScenariosTask implements Task {

    /**
     * What the scenarios say.
     *
     * @param passed how many passed
     * @param failed those that did not
     * @param flipped those that the published programme decides otherwise, be the draft as expected or not
     * @param hits how many scenarios hit each row; none for the others
     * @param tables rows that are hit and are not
     */
    record Result(
            int passed,
            List<Failed> failed,
            List<Flipped> flipped,
            Map<String, Integer> hits,
            List<SuiteRun.TableCoverage> tables) {}

    /** A scenario that is not decided as expected. */
    record Failed(String file, int line, String name, List<Difference> differences) {}

    /**
     * A scenario that is decided otherwise than before.
     *
     * @param before values of the outcomes that differ, by path; what is not there is left out
     * @param after the same, by the draft
     * @param rowsBefore rows that only the published programme hits
     * @param rowsAfter rows that only the draft hits
     */
    record Flipped(
            String file,
            int line,
            String name,
            Map<String, JsonNode> before,
            Map<String, JsonNode> after,
            Set<String> rowsBefore,
            Set<String> rowsAfter) {}

    @Override
    public Result run(Project project, JsonNode arguments, Locale language, Progress progress) {
        List<Scenario> scenarios = project.scenarios();
        SuiteRun run = SuiteRun.of(project.programme(), scenarios, progress);
        List<Failed> failed = run.failed().stream()
                .map(verdict -> new Failed(
                        file(project, verdict),
                        verdict.scenario().line(),
                        verdict.scenario().name(),
                        verdict.differences()))
                .toList();
        return new Result(
                scenarios.size() - failed.size(), failed, flipped(project, run, progress), run.hits(), run.tables());
    }

    static List<Flipped> flipped(Project project, SuiteRun run, Progress progress) {
        Programme published = project.published().get();
        ScenarioRunner runner = ScenarioRunner.inProcess();
        List<Flipped> flipped = new ArrayList<>();
        int done = 0;
        for (Verdict after : run.verdicts()) {
            progress.report(
                    done++,
                    run.verdicts().size(),
                    "published: '" + after.scenario().name() + "'");
            after.scenario()
                    .in(published)
                    .map(runner::run)
                    .flatMap(before -> flipped(project, after, before.observed()))
                    .ifPresent(flipped::add);
        }
        return flipped;
    }

    private static Optional<Flipped> flipped(Project project, Verdict after, Observed before) {
        List<OutcomeDifference> differences =
                OutcomeDifference.between(before.outcomes(), after.observed().outcomes());
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Flipped(
                        file(project, after),
                        after.scenario().line(),
                        after.scenario().name(),
                        byPath(differences, OutcomeDifference::before),
                        byPath(differences, OutcomeDifference::after),
                        rowsOnlyOf(before, after.observed()),
                        rowsOnlyOf(after.observed(), before)));
    }

    private static Map<String, JsonNode> byPath(
            List<OutcomeDifference> differences, Function<OutcomeDifference, JsonNode> side) {
        Map<String, JsonNode> values = new TreeMap<>();
        for (OutcomeDifference difference : differences) {
            JsonNode value = side.apply(difference);
            if (!value.isNull()) {
                values.put(difference.outcome(), value);
            }
        }
        return values;
    }

    private static Set<String> rowsOnlyOf(Observed one, Observed other) {
        Set<String> rows = new TreeSet<>(one.ids(Evidence.RULES));
        rows.removeAll(other.ids(Evidence.RULES));
        return rows;
    }

    private static String file(Project project, Verdict verdict) {
        return project.folder().scenarioPath(verdict.scenario().file());
    }
}
