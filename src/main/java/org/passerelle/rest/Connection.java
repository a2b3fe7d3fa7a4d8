package org.passerelle.rest;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * A connection to the service, from its first request on: how many of its requests wait for the answers before theirs, whether it takes them,
 * and whether it still sends what has been answered already. For its event loop.
 */
final class Connection extends ChannelDuplexHandler {

    /** Hardly anybody sends the next request before the answer; what was read waits in memory, some hundred times as large as it was sent. */
    static final int MOST_WAITING = 100;

    /** Many callers read the answer only when they have sent everything: who goes on for longer is hung up on. */
    static final long MOST_AFTER_THE_ANSWER = 16L << 20;

    private final Connections all;
    private int unanswered = 1;
    private long afterTheAnswer;
    private boolean refused;

    Connection(Connections all) {
        this.all = all;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean isRest = isAfterTheAnswer(message);
        if (message instanceof HttpRequest) {
            unanswered++;
            afterTheAnswer = 0;
            refused |= unanswered > MOST_WAITING + 1;
        } else if (isRest) {
            afterTheAnswer += ((ByteBufHolder) message).content().readableBytes();
            refused |= afterTheAnswer > MOST_AFTER_THE_ANSWER;
        }
        if (refused) {
            var unused = context.close();
        }
        if (refused || isRest) {
            // What nobody reads any more would be kept until the memory is full.
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** The end of a request counts, whatever was answered before it. */
    private boolean isAfterTheAnswer(Object message) {
        return unanswered == 0 && message instanceof ByteBufHolder && !(message instanceof LastHttpContent);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        boolean isInterim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !isInterim && unanswered > 0) {
            unanswered--;
        }
        var unused = context.write(message, written);
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
