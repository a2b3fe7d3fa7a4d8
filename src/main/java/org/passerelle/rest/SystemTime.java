package org.passerelle.rest;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What time it is. Nothing else that serves reads a clock: what takes how long is measured by {@link System#nanoTime}, which nobody sets. */
@Singleton
final class SystemTime {

    @Produces
    @Singleton
    InstantSource source() {
        return InstantSource.system();
    }
}
