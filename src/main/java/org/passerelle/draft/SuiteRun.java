package org.passerelle.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.analysis.Progress;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.Coverage;
import org.passerelle.scenario.Evidence;
import org.passerelle.scenario.Scenario;
import org.passerelle.scenario.ScenarioRunner;
import org.passerelle.scenario.Verdict;

/** All scenarios of a programme, run. */
record SuiteRun(Programme programme, List<Verdict> verdicts) {

    static SuiteRun of(Programme programme, List<Scenario> scenarios, Progress progress) {
        ScenarioRunner runner = ScenarioRunner.inProcess();
        List<Verdict> verdicts = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            progress.report(verdicts.size(), scenarios.size(), "scenario '" + scenario.name() + "'");
            verdicts.add(runner.run(scenario));
        }
        return new SuiteRun(programme, verdicts);
    }

    List<Verdict> failed() {
        return verdicts.stream().filter(verdict -> !verdict.passed()).toList();
    }

    /** Returns how many scenarios hit each row; none for the others. */
    Map<String, Integer> hits() {
        Map<String, Integer> hits = new TreeMap<>();
        verdicts.forEach(
                verdict -> verdict.observed().ids(Evidence.RULES).forEach(row -> hits.merge(row, 1, Integer::sum)));
        return hits;
    }

    /**
     * How much of a table the scenarios of an edition hit.
     *
     * @param edition its id
     * @param table its id
     * @param rows how many it has
     * @param neverHit ids of those that no scenario hits
     */
    record TableCoverage(String edition, String table, int rows, List<String> neverHit) {}

    List<TableCoverage> tables() {
        List<TableCoverage> tables = new ArrayList<>();
        for (Edition edition : programme.editions()) {
            for (Coverage.OfTable table : Coverage.of(edition, verdicts).tables()) {
                tables.add(new TableCoverage(edition.id(), table.table(), table.rows(), table.neverHit()));
            }
        }
        return tables;
    }
}
