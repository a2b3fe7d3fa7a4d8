package org.passerelle.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.ProblemKind;

/**
 * Bounds what bodies that arrive take up together, before anything of them is read. Those of drafts, which are large, are gathered here, without a
 * thread that waits for the rest of them; the framework does so with those of cases.
 */
@Singleton
final class Uploads {

    /** After callers were asked who they are. */
    private static final int AFTER_ACCESS = 50;

    private static final String UPLOAD = Uploads.class.getName();

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int LARGEST_AT_ONCE = 2;

    /** So many small ones may come at once, each of which will need a thread. */
    private static final int MOST_AT_ONCE = 32;

    /** Cases are shorter than this, and their number is bounded by that of connections. */
    private static final int SMALL = 16_384;

    private static final int LARGE_CASES = 128 << 20;

    private final int limitOfCases;
    private final int limit;
    private final int smallest;
    private final Semaphore free;
    private final Semaphore freeForCases;

    @Inject
    Uploads(
            @ConfigProperty(name = OuterRoutes.BODY_LIMIT) int limitOfCases,
            @ConfigProperty(name = DraftResource.BODY_LIMIT) int limit) {
        this.limitOfCases = limitOfCases;
        this.freeForCases = new Semaphore(Math.max(LARGE_CASES, limitOfCases));
        this.limit = limit;
        this.smallest = Math.max(1, limit / (MOST_AT_ONCE / LARGEST_AT_ONCE));
        this.free = new Semaphore((int) Math.min(Integer.MAX_VALUE, (long) LARGEST_AT_ONCE * limit));
    }

    /** The body of a request, and the room that it takes up. */
    record Upload(Buffer body, Room room) {}

    /** Returns what was gathered of a request; nothing when its path was written in a way that is none of ours. */
    static Optional<Upload> of(RoutingContext context) {
        return Optional.ofNullable(context.get(UPLOAD));
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, AFTER_ACCESS);
    }

    private void admit(RoutingContext context) {
        String path = context.normalizedPath();
        if (!context.request().method().equals(HttpMethod.POST) || BatchResource.serves(path)) {
            context.next();
        } else if (DraftResource.serves(path)) {
            Room room = room(context, free, Math.max(smallest, size(context.request(), limit)));
            if (room != null) {
                gather(context, room);
            }
        } else {
            int size = size(context.request(), limitOfCases);
            if (size <= SMALL || room(context, freeForCases, size) != null) {
                context.next();
            }
        }
    }

    /** Who does not say how much is to come may send as much as is allowed. */
    private static int size(HttpServerRequest request, int limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Integer.parseInt(length);
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? limit : 0;
    }

    private static @Nullable Room room(RoutingContext context, Semaphore free, int size) {
        if (free.tryAcquire(size)) {
            return held(context, new Room(free, size));
        }
        OuterRoutes.refuse(context);
        return null;
    }

    private static Room held(RoutingContext context, Room room) {
        AtomicBoolean isThere = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (isThere.getAndSet(false)) {
                room.leave();
            }
        };
        context.addEndHandler(ended -> leave.run());
        if (context.response().closed()) {
            // Of whoever was gone before then nobody says that it ended.
            leave.run();
        }
        return room;
    }

    private void gather(RoutingContext context, Room room) {
        HttpServerRequest request = context.request();
        long deadline = context.vertx()
                .setTimer(PATIENCE.toMillis(), late -> request.connection().close());
        context.addEndHandler(ended -> context.vertx().cancelTimer(deadline));
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= limit) {
                body.appendBuffer(part);
            } else {
                refuseRest(context);
            }
        });
        request.endHandler(all -> {
            context.vertx().cancelTimer(deadline);
            context.put(UPLOAD, new Upload(body, room));
            context.next();
        });
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private static void refuseRest(RoutingContext context) {
        context.request().handler(more -> {});
        context.request().endHandler(null);
        context.response().putHeader(HttpHeaders.CONNECTION, "close");
        context.fail(ProblemKind.CONTENT_TOO_LARGE.status());
    }
}
