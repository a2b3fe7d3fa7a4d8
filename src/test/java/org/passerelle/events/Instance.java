package org.passerelle.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as it is packaged, in a process of its own. */
public final class Instance implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;

    private Instance(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts an instance with events on, without waiting for it. */
    static Instance starting(String broker, Path log) throws IOException {
        return starting(broker, Map.of(), log);
    }

    /** Starts an instance with events on and more in its environment, without waiting for it. */
    static Instance starting(String broker, Map<String, String> more, Path log) throws IOException {
        // So that it is soon known to be gone when it is.
        List<String> options = List.of(
                "-Dmp.messaging.incoming.cases.session.timeout.ms=3000",
                "-Dmp.messaging.incoming.cases.heartbeat.interval.ms=500");
        Map<String, String> environment = new HashMap<>(more);
        environment.putAll(Map.of("PASSERELLE_EVENTS", "true", "PASSERELLE_KAFKA", broker));
        return starting(List.of(), options, environment, log);
    }

    /**
     * Starts an instance, without waiting for it.
     *
     * @param launcher what the command line begins with
     * @param options of the JVM
     */
    public static Instance starting(
            List<String> launcher, List<String> options, Map<String, String> environment, Path log) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx300m", "-XX:TieredStopAtLevel=1", "-Dquarkus.http.port=0"));
        command.addAll(options);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Instance(builder.start(), log);
    }

    /** Returns what the instance answers to a GET, once it listens. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = Awaiting.value(Duration.ofMinutes(1), this::address);
        return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    /** Returns what the instance answers to lines of cases. */
    String post(String path, String cases) throws IOException, InterruptedException {
        return post(path, "application/x-ndjson", "*/*", cases).body();
    }

    /** Returns what the instance answers to a POST. */
    public HttpResponse<String> post(String path, String type, String accepted, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", type)
                .header("Accept", accepted)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** Returns where the instance listens; null when it does not yet. */
    URI address() throws IOException {
        Matcher listening = LISTENING.matcher(log());
        if (listening.find()) {
            return URI.create(listening.group(1));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The service did not start:\n" + log());
        }
        return null;
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** Returns the number of the process. */
    public long pid() {
        return process.pid();
    }

    /** Ends the instance as an operator does, and returns its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Ends the instance at once, as kill -9 does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
