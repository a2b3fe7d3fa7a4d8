package org.passerelle.rest;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jline.utils.Signals;

/** Told to stop (SIGTERM), the service ends with 0 once it has finished what it had begun: to obey is no failure. */
@Singleton
final class Termination {

    void register(@Observes StartupEvent start) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            Signals.register("TERM", Quarkus::asyncExit);
        }
    }
}
