package org.passerelle.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three replicas of the packaged service behind HAProxy, under load: one is killed, one stopped, all get other rules. */
@Tag("replicas")
final class ReplicasIT {

    private static final int CONNECTIONS = 8;

    @TempDir
    private Path folder;

    private final List<Replica> replicas = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private Replica proxy;
    private Load load;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Template.in(folder.resolve("old"));
        Template.in(folder.resolve("new")).withFee("FULL").expectingFee("FULL");
        for (int number = 0; number < 3; number++) {
            ports.add(Replica.freePort());
            replicas.add(replica(number, "old"));
        }
        for (Replica replica : replicas) {
            replica.awaitReady();
        }
        proxy = proxy();
        proxy.awaitReady();
        load = new Load(
                CONNECTIONS,
                URI.create("http://" + proxy.address() + "/v1/programmes/library-card/decisions?explain=none"),
                Template.CASE);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (load != null) {
            load.stop();
        }
        for (Replica each :
                Stream.concat(Stream.ofNullable(proxy), replicas.stream()).toList()) {
            each.kill();
        }
    }

    private Replica replica(int number, String rules) throws IOException {
        return Replica.started(folder.resolve(rules), Path.of("target/replica-" + number + ".log"), ports.get(number));
    }

    private Replica proxy() throws IOException {
        String front = "127.0.0.1:" + Replica.freePort();
        return Replica.of(
                List.of("haproxy", "-db", "-f", "src/main/haproxy/haproxy.cfg"),
                Map.of(
                        "PASSERELLE_FRONT", front,
                        "PASSERELLE_A", replicas.get(0).address(),
                        "PASSERELLE_B", replicas.get(1).address(),
                        "PASSERELLE_C", replicas.get(2).address()),
                front,
                Path.of("target/haproxy.log"));
    }

    @Test
    void load_isAnswered_whileReplicasAreKilledStoppedAndUpgraded() throws IOException, InterruptedException {
        load.awaitAnswers(500);
        assertThat(load.failures()).as("nothing has happened yet").isEmpty();

        replicas.get(0).kill();
        load.awaitAnswers(500);
        assertThat(load.failures()).as("no more than the killed one held").hasSizeLessThanOrEqualTo(CONNECTIONS);

        upgrade(0);
        load.awaitAnswers(500);
        assertThat(replicas.get(1).stop()).as("told to stop, it ends of itself").isZero();
        upgrade(1);
        load.awaitAnswers(500);
        assertThat(load.failures())
                .as("one was drained, two rules were served at once")
                .isEmpty();
        assertThat(load.outcomesByDigest())
                .as("each digest decides in one way")
                .hasSize(2)
                .allSatisfy((digest, outcomes) -> assertThat(outcomes).hasSize(1));

        replicas.get(2).stop();
        upgrade(2);
        load.awaitAnswers(500);
        load.outcomesByDigest();
        load.awaitAnswers(500);
        Map<String, Set<String>> last = load.outcomesByDigest();
        assertThat(load.failures()).isEmpty();
        assertThat(last).hasSize(1);
        assertThat(last.values().iterator().next()).singleElement().asString().contains("\"fee\":\"FULL\"");
    }

    private void upgrade(int number) throws IOException, InterruptedException {
        replicas.set(number, replica(number, "new"));
        replicas.get(number).awaitReady();
    }
}
