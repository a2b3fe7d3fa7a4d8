package org.passerelle.rest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/** A connection to the service: how many of its requests wait for the answers before theirs, and whether it takes them. For its event loop. */
final class Connection extends ChannelInboundHandlerAdapter {

    /** Hardly anybody sends the next request before the answer; what was read waits in memory, some hundred times as large as it was sent. */
    static final int MOST_WAITING = 100;

    private final Connections all;
    private int waiting;
    private boolean refused;

    Connection(Connections all) {
        this.all = all;
    }

    /** Notes that a request that waited is begun. */
    void begin() {
        waiting--;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest && ++waiting > MOST_WAITING) {
            refused = true;
            var unused = context.close();
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            all.catchUp(context.channel());
        } else {
            all.fallBehind(context.channel());
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        all.catchUp(context.channel());
        context.fireChannelInactive();
    }
}
