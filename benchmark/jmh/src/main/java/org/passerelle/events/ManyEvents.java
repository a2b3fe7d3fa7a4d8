package org.passerelle.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.passerelle.benchmark.ManyCases;

/** Measures how many cases a second one instance answers that get to it through a Kafka broker, all on this machine. */
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
            events.run(count / 2);
            events.refused = 0;
            long begin = System.nanoTime();
            events.run(count);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%d cases, %d refused, %.0f per second%n", count, events.refused, count / seconds);
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
}
