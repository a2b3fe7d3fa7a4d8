package org.passerelle.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.programme.PublishedFiles;

final class ConfinementTest {

    private static final int MILLISECONDS = 500;

    @Test
    void process_thatIsConfined_keepsToItsFolder(@TempDir Path folder) throws Exception {
        Path real = folder.toRealPath();
        Path home = Files.createDirectory(real.resolve("home"));
        Path beside = Files.writeString(real.resolve("key"), "secret");
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(MILLISECONDS);

            List<String> said = run(home, beside, listening.getLocalPort());

            assertThat(said)
                    .containsExactly(
                            "write own: done",
                            "read own: done",
                            "delete own: done",
                            "read Java: done",
                            "read classes: done",
                            "read beside: refused",
                            "read beside by a detour: refused",
                            "write beside: refused",
                            "delete beside: refused",
                            "link beside: refused",
                            "list: refused",
                            "connect: refused",
                            "fetch: refused",
                            "listen: refused",
                            "start: refused",
                            "end others: refused",
                            "load: refused",
                            "protection domain: refused",
                            "policy: refused",
                            "manager: refused");
            assertThat(beside).hasContent("secret");
            assertThat(catchThrowable(listening::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(Trespasser.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    /** As a worker is started, but for its main class. */
    private static List<String> run(Path home, Path beside, int port) throws Exception {
        List<String> worker = new WorkerCommand("64m", false, new PublishedFiles(Optional.empty())).arguments(home);
        int main = worker.indexOf(DraftWorker.class.getName());
        List<String> command = new ArrayList<>(worker.subList(0, main));
        command.set(main - 1, command.get(main - 1) + File.pathSeparator + testClasses());
        command.addAll(List.of(Trespasser.class.getName(), home.toString(), beside.toString(), String.valueOf(port)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
