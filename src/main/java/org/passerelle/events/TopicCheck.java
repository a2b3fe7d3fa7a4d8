package org.passerelle.events;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.passerelle.log.TopicSetting;

/** Says at the start what the operator of the brokers has to do yet. Nothing waits for it. */
@Singleton
final class TopicCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);
    private static final String UNCOMPRESSED = "uncompressed";

    private final boolean enabled;
    private final String topic;
    private final Map<String, Object> broker;

    @Inject
    TopicCheck(
            @ConfigProperty(name = "passerelle.events.enabled") boolean enabled,
            @ConfigProperty(name = "mp.messaging.incoming.cases.topic") String topic,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.enabled = enabled;
        this.topic = topic;
        this.broker = broker;
    }

    void start(@Observes StartupEvent started) {
        if (enabled) {
            Thread thread = new Thread(this::check, "topic-check");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void check() {
        try {
            Optional<String> compression = TopicSetting.of(broker, topic, TopicConfig.COMPRESSION_TYPE_CONFIG);
            if (!compression.equals(Optional.of(UNCOMPRESSED))) {
                LOG.warnf(
                        "The topic %s takes compressed records, which may unpack to more than fits into memory:"
                                + " please set compression.type=%s on it (docs/events.md).",
                        topic, UNCOMPRESSED);
            }
        } catch (UnknownTopicOrPartitionException missing) {
            LOG.warnf("There is no topic %s yet: nothing is read until it is made (docs/events.md).", topic);
        } catch (TimeoutException | KafkaException away) {
            LOG.infof("What the topic %s takes could not be asked: %s", topic, away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
