package org.passerelle.engine;

import jakarta.inject.Singleton;
import org.kie.kogito.config.StaticConfigBean;

/** The settings that Kogito's generated beans ask for; its defaults are right. */
@Singleton
final class KogitoConfig extends StaticConfigBean {}
