package org.passerelle.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Refuses requests when event loops cannot keep up. A loop answers, turn by turn, what has arrived while it was busy with the turn before; so
 * the length of its turns is what requests wait, and nothing else shows it: they wait where no program looks. First it reads them all, then it
 * decides one after the other; so who could be read in time is asked again when its work would begin.
 */
@Singleton
final class EventLoopTurns {

    /** Before callers are asked who they are, which takes time too. */
    private static final int BEFORE_ACCESS = 1_000;

    private static final String WAIT = EventLoopTurns.class.getName();

    private static final Duration[] BOUNDS = List.of(1, 5, 10, 25, 50, 100, 250, 1_000).stream()
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Limits.Wait limits;
    private final Timer timer;
    private final ThreadLocal<Turn> turns = ThreadLocal.withInitial(this::turn);

    @Inject
    EventLoopTurns(Limits limits, MeterRegistry registry) {
        this.limits = limits.brief();
        this.timer = Timer.builder("passerelle.turns")
                .description("Time that an event loop takes to answer what has arrived")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ACCESS);
    }

    private Turn turn() {
        return new Turn(new ControlledDelay(limits.target(), limits.burst(), System.nanoTime()));
    }

    private void admit(RoutingContext context) {
        Turn turn = turns.get();
        long now = System.nanoTime();
        if (turn.begin(now)) {
            // Runs when the loop is through with what has arrived.
            context.vertx().runOnContext(any -> timer.record(turn.end(System.nanoTime()), TimeUnit.NANOSECONDS));
        }
        if (!context.normalizedPath().startsWith("/q/") && turn.isTooLong(now)) {
            OuterRoutes.refuse(context);
        } else {
            long begun = turn.since();
            // Its sender may take long to send the rest, which is no wait of ours.
            context.request()
                    .end()
                    .onSuccess(ended -> context.put(WAIT, new Wait(turn, turn.since(begun, System.nanoTime()))));
            context.next();
        }
    }

    /**
     * Asks again whether a request has waited too long, now that its work would begin.
     *
     * @throws RejectedExecutionException when it has
     */
    static void checkWait(RoutingContext context) {
        Wait wait = context.get(WAIT);
        if (wait != null && wait.turn().isTooLong(wait.since(), System.nanoTime())) {
            throw new RejectedExecutionException();
        }
    }

    /** Since when a request has waited, and in which turns. */
    private record Wait(Turn turn, long since) {}

    /** What an event loop is at. For its thread. */
    static final class Turn {

        private final ControlledDelay delay;
        private boolean isUnderWay;
        private long since;
        private long ended;

        Turn(ControlledDelay delay) {
            this.delay = delay;
        }

        /** Returns whether a turn begins now: none was under way. */
        boolean begin(long now) {
            if (isUnderWay) {
                return false;
            }
            isUnderWay = true;
            since = now;
            if (now - ended > delay.target()) {
                // Nobody waited meanwhile: in overload, one turn follows the other.
                delay.empty(now);
            }
            return true;
        }

        boolean isTooLong(long now) {
            return delay.isTooLong(since, now);
        }

        long since() {
            return since;
        }

        /** Returns since when a request that is now read to its end has waited: since its turn began, unless that is over. */
        long since(long begun, long now) {
            return isUnderWay && since == begun ? begun : now;
        }

        /** Returns whether a request has waited too long; not before some were decided, or reading many would leave time for none. */
        boolean isTooLong(long waitingSince, long now) {
            return now - ended > delay.target() / 2 && delay.isTooLong(waitingSince, now);
        }

        /** Ends the turn, and returns how long it took. */
        long end(long now) {
            isUnderWay = false;
            ended = now;
            if (now - since <= delay.target()) {
                delay.empty(now);
            }
            return now - since;
        }
    }
}
