package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.programme.PublishedFiles;

/** The process that works on drafts, as the service starts it. */
final class DraftWorkerTest {

    private static final int SECONDS = 60;

    private static Process start(Path home) throws Exception {
        List<String> command =
                new WorkerCommand("256m", false, new PublishedFiles(Optional.of(Library.FOLDER))).arguments(home);
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static JsonNode answer(Lines lines, Draft draft) throws Exception {
        lines.write(new WorkerRequest(DraftTask.SCENARIOS, draft, JsonNodeFactory.instance.objectNode(), Locale.ENGLISH)
                .line());
        JsonNode answer = new JsonMapper().readTree(lines.read());
        while (answer.has(WorkerAnswer.PROGRESS)) {
            answer = new JsonMapper().readTree(lines.read());
        }
        return answer;
    }

    @Test
    void worker_whoseServiceIsGone_leavesNothing(@TempDir Path folder) throws Exception {
        Path home = Files.createDirectory(folder.toRealPath().resolve("home"));
        Process worker = start(home);
        Lines lines = new Lines(worker);
        lines.read();
        assertThat(answer(lines, Draft.empty(Library.ID)).has(WorkerAnswer.RESULT))
                .isTrue();
        assertThat(home).isNotEmptyDirectory();

        worker.getOutputStream().close();

        assertThat(worker.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(home).doesNotExist();
    }

    /** FEEL calls whatever a value of Java offers without arguments. */
    @Test
    void draft_thatLooksBehindAValue_doesNotLearnWhereTheServiceStands(@TempDir Path folder) throws Exception {
        Path home = Files.createDirectory(folder.toRealPath().resolve("home"));
        Process worker = start(home);
        try {
            Lines lines = new Lines(worker);
            lines.read();

            assertThat(holds(lines, "[sum][1].class.name != null")).isTrue();
            assertThat(holds(lines, "[sum][1].class.protectionDomain = null")).isTrue();
            assertThat(holds(lines, "[sum][1].class.protectionDomain != null")).isFalse();
        } finally {
            worker.destroyForcibly();
        }
    }

    /** Whether a scenario passes that expects something of FEEL itself. */
    private static boolean holds(Lines lines, String feel) throws Exception {
        String scenario = """
                - scenario: Behind a value
                  decisionDate: 2026-05-01
                  facts: {person: {livesInTown: true, age: 10}}
                  expect: {fee: '? != null and %s'}
                """.formatted(feel);
        JsonNode answer = answer(
                lines, new Draft(Library.ID, Map.of("test-scenarios/library-card/behind.yaml", scenario), Set.of()));
        assertThat(answer.path(WorkerAnswer.RESULT).path("failed").isArray())
                .as(answer.toString())
                .isTrue();
        return answer.path(WorkerAnswer.RESULT).path("failed").isEmpty();
    }
}
