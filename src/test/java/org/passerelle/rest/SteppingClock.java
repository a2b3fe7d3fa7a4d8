package org.passerelle.rest;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of a machine that somebody sets. */
@Alternative
@Singleton
public class SteppingClock implements InstantSource {

    private volatile Duration step = Duration.ZERO;

    void step(Duration fromNow) {
        step = fromNow;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(step);
    }
}
