package org.passerelle.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;

/** Asks brokers how a topic is set. */
public final class TopicSetting {

    private static final int SECONDS = 30;

    private TopicSetting() {}

    /**
     * Returns the value of a setting of a topic, as text; nothing when the topic has none of that name.
     *
     * @param broker where and how to reach one
     * @throws KafkaException when the topic is not there, or may not be asked
     * @throws TimeoutException when no broker answers in half a minute
     */
    public static Optional<String> of(Map<String, Object> broker, String topic, String name)
            throws InterruptedException, TimeoutException {
        ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(new HashMap<>(broker))) {
            Config settings = admin.describeConfigs(List.of(asked))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .get(asked);
            return Optional.ofNullable(settings).map(all -> all.get(name)).map(entry -> entry.value());
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof KafkaException reason ? reason : new KafkaException(refused);
        }
    }
}
