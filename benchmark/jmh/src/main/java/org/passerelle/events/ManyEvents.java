package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.passerelle.benchmark.ManyCases;

/**
 * Measures how many cases a second one instance answers that get to it through a Kafka broker, and how many the same instance answers as a
 * batch over HTTP right after, all on this machine.
 */
public final class ManyEvents {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String PROBLEMS = "passerelle.problems";

    private final CaseClient client;
    private final byte[][] distinct;
    private final Map<String, String> headers = Records.headers();
    private int answers;
    private int refused;
    private int sent;

    private ManyEvents(CaseClient client, String level) {
        this.client = client;
        this.distinct = ManyCases.distinct();
        headers.put("ce_explain", level);
    }

    /**
     * Prints cases per second.
     *
     * @param arguments how many, and how much is explained
     */
    public static void main(String... arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("passerelle-events");
        try (Broker broker = new Broker(folder);
                CaseClient client = new CaseClient(broker.address());
                Instance instance = Instance.starting(
                        List.of(),
                        List.of("-XX:TieredStopAtLevel=4", "-Xmx1g"),
                        Map.of("PASSERELLE_EVENTS", "true", "PASSERELLE_KAFKA", broker.address()),
                        folder.resolve("instance.log"))) {
            Awaiting.until(PATIENCE, () -> instance.get("/q/health/ready").statusCode() == 200);
            ManyEvents events = new ManyEvents(client, arguments[1]);
            String batch =
                    instance.address() + "/v1/programmes/valais-coaching/decisions/batch?explain=" + arguments[1];
            events.run(count / 2);
            events.post(batch, count / 2);
            events.refused = 0;
            double eventsPerSecond = count / seconds(() -> events.run(count));
            double linesPerSecond = count / seconds(() -> events.post(batch, count));
            System.out.printf(
                    "%d cases, %d refused, %.0f per second; as a batch over HTTP %.0f, ratio %.2f%n",
                    count, events.refused, eventsPerSecond, linesPerSecond, eventsPerSecond / linesPerSecond);
        }
        System.exit(0);
    }

    private void run(int count) {
        int end = sent + count;
        for (; sent < end; sent++) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    "passerelle.cases", ("key-" + sent).getBytes(UTF_8), ManyCases.line(distinct, sent));
            headers.put("ce_id", String.valueOf(sent));
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
            client.send(record);
        }
        Awaiting.until(PATIENCE, () -> {
            client.receive(answer -> {
                answers++;
                refused += answer.topic().equals(PROBLEMS) ? 1 : 0;
            });
            return answers >= sent;
        });
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** By curl: the client of the JDK reads no answer before all is sent, and the service reads no more than it can answer. */
    private void post(String address, int count) {
        try {
            Process curl = new ProcessBuilder(
                            "curl", "-sf", "-X", "POST", "-H", "Content-Type: application/x-ndjson", "-T", "-", address)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(curl, count));
            try (BufferedReader answers = curl.inputReader(UTF_8)) {
                long lines = answers.lines().count();
                if (lines != count + 1) {
                    throw new IllegalStateException(lines + " lines, with the summary, for " + count + " cases");
                }
            }
            writing.join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(Process curl, int count) {
        try (OutputStream out = new BufferedOutputStream(curl.getOutputStream(), 1 << 16)) {
            for (int place = 0; place < count; place++) {
                out.write(ManyCases.line(distinct, place));
                out.write('\n');
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
