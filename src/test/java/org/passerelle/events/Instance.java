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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as it is packaged, in a process of its own, with events on. */
final class Instance implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;

    private Instance(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts an instance, without waiting for it. */
    static Instance starting(String broker, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=0",
                        // So that it is soon known to be gone when it is.
                        "-Dmp.messaging.incoming.cases.session.timeout.ms=3000",
                        "-Dmp.messaging.incoming.cases.heartbeat.interval.ms=500",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("PASSERELLE_EVENTS", "true");
        builder.environment().put("PASSERELLE_KAFKA", broker);
        return new Instance(builder.start(), log);
    }

    /** Returns what the instance answers to a GET, once it listens. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = Awaiting.value(Duration.ofMinutes(1), this::address);
        return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    /** Returns what the instance answers to lines of cases. */
    String post(String path, String cases) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(cases))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private URI address() throws IOException {
        Matcher listening = LISTENING.matcher(log());
        if (listening.find()) {
            return URI.create(listening.group(1));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("The service did not start:\n" + log());
        }
        return null;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends the instance at once, as kill -9 does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
