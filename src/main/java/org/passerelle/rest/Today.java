package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import org.passerelle.decision.CaseRequest;

/** The day of decisions that name none. */
@Singleton
final class Today {

    private final InstantSource clock;

    @Inject
    Today(InstantSource clock) {
        this.clock = clock;
    }

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), CaseRequest.ZONE);
    }
}
