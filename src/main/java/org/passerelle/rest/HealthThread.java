package org.passerelle.rest;

import io.smallrye.health.AsyncHealthCheckFactory;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Asks whether the service is well on a thread that nothing else needs: who is busy is not ill, and must not be restarted for it. */
@Alternative
@Priority(1)
@Singleton
final class HealthThread extends AsyncHealthCheckFactory {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(checks -> {
        Thread created = new Thread(checks, "health");
        created.setDaemon(true);
        return created;
    });

    private final Vertx vertx;

    @Inject
    HealthThread(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Uni<HealthCheckResponse> callSync(HealthCheck check) {
        return super.callSync(check).runSubscriptionOn(thread);
    }

    @Override
    public Uni<HealthCheckResponse> callAsync(AsyncHealthCheck check) {
        return super.callAsync(check).runSubscriptionOn(MutinyHelper.executor(vertx));
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
