package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.scenario.ScenarioHits.Hit;

final class ScenarioHitsTest {

    @TempDir
    private Path folder;

    @Test
    void hits_areTheRowsThatCountAndTheFindings() throws IOException {
        Path file = folder.resolve("two.csv");
        Files.writeString(file, """
                scenario,decisionDate,assessment.realisticPotential,measures[0].id,measures[0].code,=> eligibility
                No potential,2026-11-21,false,,,NOT_ELIGIBLE
                A code of nobody,2026-11-21,false,m1,ZZZZZZ,NOT_ELIGIBLE
                """);
        List<Scenario> scenarios = ScenarioReader.read(Valais.PROGRAMME, List.of(file));

        Map<String, List<Hit>> hits = new ScenarioHits(new DecisionEngine(), new ScenarioFiles(Optional.empty()))
                .hits(Valais.PROGRAMME, scenarios);

        Hit first = new Hit("No potential", "two.csv", 2);
        Hit second = new Hit("A code of nobody", "two.csv", 3);
        assertThat(hits.get("realistic-potential.2")).containsExactly(first, second);
        assertThat(hits.get("measure-code-not-listed")).containsExactly(second);
        assertThat(hits).doesNotContainKey("realistic-potential.1");
    }
}
