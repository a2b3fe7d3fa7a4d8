package org.passerelle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Headless Chromium, driven by the scripts in {@code src/test/browser}. */
public final class Browser {

    private static final Path SCRIPTS = Path.of("src/test/browser");

    private Browser() {}

    /**
     * Runs a script and returns what it says: a line per fault.
     *
     * @param task what it reads
     */
    public static String run(String script, JsonNode task) {
        try {
            Process process = new ProcessBuilder("node", script)
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(task.toString().getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            return status != 0 && said.isEmpty() ? script + " ended with " + status : said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
