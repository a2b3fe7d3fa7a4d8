package org.passerelle.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps the service from starting where more people could call than should, and says at each start who may. */
@Singleton
final class Exposure {

    private static final Logger LOG = Logger.getLogger(Exposure.class);

    private final Setting setting;
    private final List<String> names;

    @Inject
    Exposure(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "passerelle.host-names") Optional<List<String>> names,
            @ConfigProperty(name = "passerelle.open") boolean isOpen,
            @ConfigProperty(name = Identification.ISSUER) String issuer,
            @ConfigProperty(name = Identification.KEYS) String keys,
            @ConfigProperty(name = "passerelle.tokens.audience") Optional<String> audience,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> name,
            Identification identification,
            TlsConfigurationRegistry certificates) {
        this.names = names.orElse(List.of());
        Optional<TlsConfiguration> tls = name.map(certificates::get).orElseGet(certificates::getDefault);
        this.setting = new Setting(
                host,
                isOpen,
                issuer,
                keys,
                audience.orElse(Setting.NONE),
                identification.byCertificate(),
                tls.map(TlsConfiguration::getTrustStoreOptions).isPresent());
    }

    /* Before the service listens. */
    void check(@Observes StartupEvent start) {
        setting.refusal().or(() -> HostNames.refusal(names)).ifPresent(reason -> {
            throw new ConfigurationException(reason);
        });
        if (setting.isOpenBeyondThisMachine()) {
            LOG.warn(setting.notice());
        } else {
            LOG.info(setting.notice());
        }
    }
}
