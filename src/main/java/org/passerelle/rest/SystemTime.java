package org.passerelle.rest;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What time it is, for those who must not read a clock by themselves. */
@Singleton
final class SystemTime {

    @Produces
    @Singleton
    InstantSource source() {
        return InstantSource.system();
    }
}
