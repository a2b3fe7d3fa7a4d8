package org.passerelle.log;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says that the service is not ready while it cannot write its decision log. */
@Readiness
@Singleton
final class LogReadiness implements HealthCheck {

    private final DecisionLog log;

    @Inject
    LogReadiness(DecisionLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Decision log")
                .status(log.works())
                .withData("kept", log.isOn())
                .build();
    }
}
