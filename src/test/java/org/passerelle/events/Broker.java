package org.passerelle.events;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker in this JVM. It may be stopped, and started again with what it holds. */
final class Broker implements AutoCloseable {

    /* Kept, since a logger that nobody holds forgets its level. */
    private static final List<Logger> LOUD = Stream.of("kafka", "org.apache.kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private final int port = freePort();
    private final KafkaConfig settings;
    private KafkaRaftServer server;

    /** Starts a broker that keeps its topics in a folder. */
    Broker(Path folder) throws IOException {
        LOUD.forEach(logger -> logger.setLevel(Level.OFF));
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                num.partitions=6
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                group.initial.rebalance.delay.ms=0
                group.min.session.timeout.ms=1000
                """.formatted(port, freePort(), folder.resolve("log"));
        Path file = Files.writeString(folder.resolve("broker.properties"), text);
        String[] format = {"format", "--cluster-id", "MkU3OEVBNTcwNTJENDM2Qk", "--config", file.toString()};
        StorageTool.execute(format, new PrintStream(PrintStream.nullOutputStream()));
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        settings = KafkaConfig.fromProps(properties);
        start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    String address() {
        return "localhost:" + port;
    }

    void start() {
        server = new KafkaRaftServer(settings, Time.SYSTEM);
        server.startup();
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    @Override
    public void close() {
        stop();
    }
}
