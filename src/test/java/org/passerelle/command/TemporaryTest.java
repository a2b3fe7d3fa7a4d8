package org.passerelle.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.events.Awaiting;

/** What the command leaves beside its answers, seen from outside of its process. */
final class TemporaryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path temporary = Path.of("");

    @BeforeEach
    void make() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    private Process decide(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DecideCommand.class.getName(),
                "--programme",
                "valais-coaching"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment()
                .put("PASSERELLE_HOME", Path.of("").toAbsolutePath().toString());
        return builder.start();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void comparison_thatFails_leavesNothing() throws IOException, InterruptedException {
        Path cases = Files.writeString(folder.resolve("cases.csv"), "caseId,unheard.of\na,true\n");

        Process command = decide(cases.toString(), "--against", "2023");

        assertThat(command.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isEqualTo(2);
        // It had begun to decide.
        assertThat(folder.resolve("errors")).content().contains("unheard.of");
        assertThat(left()).isEmpty();
    }

    @Test
    void standardInput_isKeptFromOthers_andGoneWhenTheCommandIsStopped() throws IOException, InterruptedException {
        Process command = decide("-");
        // Left open: there may be more to come.
        OutputStream cases = command.getOutputStream();
        cases.write("{\"facts\": {}}\n".getBytes(StandardCharsets.UTF_8));
        cases.flush();
        Path copy = Awaiting.value(SOON, () -> left().stream().findFirst().orElse(null));
        Awaiting.until(SOON, () -> Files.size(copy) > 0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");

        command.destroy();
        assertThat(command.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(left()).isEmpty();
    }
}
