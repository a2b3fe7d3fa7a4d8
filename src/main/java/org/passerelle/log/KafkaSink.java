package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the log in a topic of Kafka, keyed by chain. What the topic holds is not asked for: each opening begins a chain of its own. */
final class KafkaSink implements Sink {

    private static final Logger LOG = Logger.getLogger(KafkaSink.class);

    /** What stands around an entry in a record, and around that. */
    private static final int AROUND = 1_024;

    /** So long may records be here; how long they may really be, the topic says. */
    private static final int MOST_SENT = 16 << 20;

    /** As long as records may be where nobody has said otherwise. */
    private static final int USUAL = 1_048_588;

    private final String topic;
    private final Map<String, Object> broker;
    private final Map<String, Object> settings;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile int longest = USUAL - AROUND;

    /**
     * Prepares a sink.
     *
     * @param broker where and how to reach it
     */
    KafkaSink(String topic, Map<String, Object> broker) {
        this.topic = topic;
        this.broker = broker;
        this.settings = new HashMap<>(broker);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MOST_SENT);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that is gone is waited for. To give up would leave open whether an entry was kept, and with it what
        // the next one follows.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
    }

    @Override
    public Opening open() throws IOException {
        close();
        try {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException unusable) {
            throw new IOException(unusable);
        }
        Thread asking = new Thread(this::askForTheLongest, "decision-log-topic");
        asking.setDaemon(true);
        asking.start();
        return new Opening(Tip.ofNewChain(), 0, 0);
    }

    /** Nothing waits for it: a broker may be away. */
    private void askForTheLongest() {
        try {
            TopicSetting.of(broker, topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                    .ifPresent(bytes -> longest = Math.min(Integer.parseInt(bytes), MOST_SENT) - AROUND);
        } catch (KafkaException | TimeoutException unknown) {
            LOG.infof("How long an entry the topic %s takes could not be asked: %s", topic, unknown);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public void write(List<Entry> entries) throws IOException {
        KafkaProducer<byte[], byte[]> sending = Objects.requireNonNull(producer, "It has not been opened.");
        List<Future<?>> sent = new ArrayList<>();
        try {
            for (Entry entry : entries) {
                byte[] key = entry.chain().getBytes(UTF_8);
                sent.add(sending.send(
                        new ProducerRecord<>(topic, key, entry.line().getBytes(UTF_8))));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("The service stops.").initCause(stopped);
        } catch (ExecutionException | KafkaException refused) {
            throw new IOException(refused);
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
