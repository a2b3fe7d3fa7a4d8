package org.passerelle.events;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says at the start what the operator of the brokers has to do yet. Nothing waits for it. */
@Singleton
final class TopicCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);
    private static final int SECONDS = 30;
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
        try (Admin admin = Admin.create(new HashMap<>(broker))) {
            if (!UNCOMPRESSED.equals(compression(admin))) {
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

    private String compression(Admin admin) throws InterruptedException, TimeoutException {
        ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config settings = admin.describeConfigs(List.of(asked))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .get(asked);
            ConfigEntry compression = settings == null ? null : settings.get(TopicConfig.COMPRESSION_TYPE_CONFIG);
            return compression == null ? "" : compression.value();
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof KafkaException reason ? reason : new KafkaException(refused);
        }
    }
}
