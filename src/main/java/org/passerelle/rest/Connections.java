package org.passerelle.rest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps callers who send requests and take no answers from filling the memory. A request is begun only when its connection has taken the
 * answers before it, what is sent of it after its answer is thrown away, and when too many bytes wait on all connections together, those that
 * have been behind for longest are closed.
 */
@Singleton
final class Connections {

    /** Before anything is done for a request. */
    private static final int FIRST = 2_000;

    private final long mostBytes;
    private final Set<Channel> behind = new LinkedHashSet<>();

    @Inject
    Connections(Limits limits) {
        this(limits.untaken());
    }

    Connections(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    private void admit(RoutingContext context) {
        ConnectionBase connection = (ConnectionBase) context.request().connection();
        if (!connection.channel().isOpen()) {
            // What was read before it was closed. There is nobody to answer, and no handlers are left.
            return;
        }
        ChannelPipeline pipeline = connection.channel().pipeline();
        if (pipeline.get(Connection.class) == null) {
            pipeline.addBefore(connection.channelHandlerContext().name(), null, new Connection(this));
        }
        begin(context);
    }

    private static void begin(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> begin(context));
        } else {
            response.drainHandler(null);
            context.next();
        }
    }

    /** Notes that more bytes wait on a connection than it takes, and closes others when that are too many on all of them. */
    void fallBehind(Channel channel) {
        synchronized (behind) {
            behind.add(channel);
            long bytes = behind.stream().mapToLong(Connections::untaken).sum();
            Iterator<Channel> longest = behind.iterator();
            while (bytes > mostBytes && behind.size() > 1) {
                Channel worst = longest.next();
                bytes -= untaken(worst);
                longest.remove();
                var unused = worst.close();
            }
        }
    }

    /** Notes that a connection has taken its answers, or is closed. */
    void catchUp(Channel channel) {
        synchronized (behind) {
            behind.remove(channel);
        }
    }

    private static long untaken(Channel channel) {
        ChannelOutboundBuffer answers = channel.unsafe().outboundBuffer();
        return answers == null ? 0 : answers.totalPendingWriteBytes();
    }
}
