package org.passerelle.replicas;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that serves on a port of this machine, until it is stopped or killed. */
final class Replica {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String address;
    private final Path log;
    private Process process;

    private Replica(String address, Path log, Process process) {
        this.address = address;
        this.log = log;
        this.process = process;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts the packaged service with the programmes of a folder beside its own; it need not be ready yet. */
    static Replica started(Path programmes, Path log, int port) throws IOException {
        Map<String, String> environment = Map.of(
                "PASSERELLE_PORT", Integer.toString(port),
                "PASSERELLE_PROGRAMMES", programmes.toString(),
                "PASSERELLE_DRAIN", "2S");
        return of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar"),
                environment,
                "127.0.0.1:" + port,
                log);
    }

    /** Starts a program. */
    static Replica of(List<String> command, Map<String, String> environment, String address, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(appended(log));
        builder.environment().putAll(environment);
        return new Replica(address, log, builder.start());
    }

    private static ProcessBuilder.Redirect appended(Path log) {
        File file = log.toFile();
        return ProcessBuilder.Redirect.appendTo(file);
    }

    String address() {
        return address;
    }

    /** Waits until it answers that it is ready. */
    void awaitReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/q/health/ready"))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Not ready; see " + log);
    }

    /** Kills it, as a fault of the machine would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to stop, waits, and returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It did not stop; see " + log);
        }
        return process.exitValue();
    }
}
