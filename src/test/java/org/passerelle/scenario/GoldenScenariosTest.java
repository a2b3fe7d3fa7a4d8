package org.passerelle.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.Valais;

final class GoldenScenariosTest {

    private static final String HEAD = "scenario,decisionDate,assessment.realisticPotential,=> eligibility\n";

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectories(root.resolve("test-scenarios/valais-coaching"));
    }

    private GoldenScenarios scenarios(Decider decider) {
        return new GoldenScenarios(List.of(Valais.PROGRAMME), new ScenarioFiles(Optional.of(root)), decider, 10);
    }

    private static Map<String, Object> data(HealthCheckResponse response) {
        return response.getData().orElseThrow();
    }

    @Test
    void service_isNotReadyBefore_andIsWhenAllCameOut() {
        GoldenScenarios scenarios = scenarios(new EngineDecider());
        assertThat(scenarios.call().getStatus()).isEqualTo(Status.DOWN);

        scenarios.run();

        assertThat(scenarios.call().getStatus()).isEqualTo(Status.UP);
        assertThat(data(scenarios.call())).containsEntry("failed", 0L);
        assertThat((long) data(scenarios.call()).get("passed"))
                .isGreaterThan(30)
                .isLessThan(100);
    }

    @Test
    void scenario_thatComesOutOtherwise_keepsItFromReady_andIsNamed() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), HEAD + "No potential,2026-11-21,false,ELIGIBLE\n");
        GoldenScenarios scenarios = scenarios(new EngineDecider());

        scenarios.run();

        assertThat(scenarios.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(scenarios.call()))
                .containsEntry("failed", 1L)
                .containsEntry(
                        "valais-coaching/mine.csv:2 No potential", "eligibility: expected ELIGIBLE, got NOT_ELIGIBLE");
    }

    @Test
    void engineThatThrows_keepsItFromReady() {
        GoldenScenarios scenarios = scenarios(scenario -> {
            throw new NoClassDefFoundError("broken");
        });

        scenarios.run();

        assertThat(scenarios.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(scenarios.call())).containsValue("java.lang.NoClassDefFoundError");
    }

    @Test
    void fileThatCannotBeRead_keepsItFromReady() throws IOException {
        Files.writeString(folder.resolve("mine.csv"), HEAD + "No potential,2026-11-21,perhaps,ELIGIBLE\n");
        GoldenScenarios scenarios = scenarios(new EngineDecider());

        scenarios.run();

        assertThat(scenarios.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(data(scenarios.call()).get("valais-coaching")).asString().contains("mine.csv:2");
    }
}
