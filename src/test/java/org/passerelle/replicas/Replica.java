package org.passerelle.replicas;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that serves on a port of this machine, until it is stopped or killed. */
final class Replica {

    /** What starts the service. */
    static final List<String> COMMAND = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            "target/quarkus-app/quarkus-run.jar");

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
        return started(
                COMMAND, Map.of("PASSERELLE_PROGRAMMES", programmes.toString(), "PASSERELLE_DRAIN", "2S"), log, port);
    }

    /** Starts the packaged service. */
    static Replica started(List<String> command, Map<String, String> environment, Path log, int port)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PASSERELLE_PORT", Integer.toString(port));
        return of(command, all, "127.0.0.1:" + port, log);
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

    /** Waits until it says that it is ready. */
    void awaitReady() throws InterruptedException {
        awaitHealth(200, "");
    }

    /** Waits until it says how it is with a status and some words. */
    void awaitHealth(int status, String words) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpResponse<String> health = get("/q/health/ready");
                if (health.statusCode() == status && health.body().contains(words)) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            }
            Thread.sleep(100);
        }
        throw new AssertionError("It did not come to say " + status + " " + words + "; see " + log);
    }

    /** Returns what it answers to a GET. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder());
    }

    /** Returns what it answers to a POST of JSON. */
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request.uri(URI.create("http://" + address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns how much of the machine's memory it has, in MiB. */
    long residentMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    /** Kills it, as a fault of the machine would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to stop, waits, and returns its exit code. */
    int stop() throws InterruptedException {
        tellToStop();
        return exitCode();
    }

    /** Tells it to stop, as SIGTERM does. */
    void tellToStop() {
        process.destroy();
    }

    /** Waits until it has ended. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It did not stop; see " + log);
        }
        return process.exitValue();
    }
}
