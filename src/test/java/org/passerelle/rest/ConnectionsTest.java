package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** What connections may hold. */
final class ConnectionsTest {

    private static final int ANSWER = 100_000;

    private final List<EmbeddedChannel> open = new ArrayList<>();

    private EmbeddedChannel connection(Connections all) {
        EmbeddedChannel channel = new EmbeddedChannel(new Connection(all));
        open.add(channel);
        return channel;
    }

    private static void send(EmbeddedChannel connection) {
        connection.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        connection.writeInbound(new DefaultLastHttpContent());
    }

    /** Not flushed, an answer waits as it does for a caller who takes none. */
    private static void answer(EmbeddedChannel connection) {
        var unused = connection.write(Unpooled.wrappedBuffer(new byte[ANSWER]));
        connection.runPendingTasks();
    }

    @Test
    void connection_withTooManyRequestsWaiting_isClosed_andTheyAreForgotten() {
        EmbeddedChannel connection = connection(new Connections(0));
        for (int request = 0; request < Connection.MOST_WAITING; request++) {
            send(connection);
        }
        assertThat(connection.isOpen()).isTrue();

        ByteBuf body = Unpooled.wrappedBuffer(new byte[1]);
        connection.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", body));

        assertThat(connection.isOpen()).isFalse();
        assertThat(body.refCnt()).isZero();
        assertThat(connection.inboundMessages()).hasSize(2 * Connection.MOST_WAITING);
    }

    @Test
    void connection_whoseRequestsAreAnswered_staysOpen() {
        EmbeddedChannel connection = connection(new Connections(0));
        for (int request = 0; request < 10 * Connection.MOST_WAITING; request++) {
            send(connection);
            connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void rest_ofARequestThatIsAnswered_isThrownAway_andItsEndCounts() {
        EmbeddedChannel connection = connection(new Connections(0));
        connection.writeInbound(part(10));
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        connection.writeInbound(part(10));
        assertThat(connection.inboundMessages()).as("before the answer").hasSize(2);

        connection.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK), new DefaultLastHttpContent());
        HttpContent rest = part(10);
        connection.writeInbound(rest);
        assertThat(rest.refCnt()).isZero();
        assertThat(connection.inboundMessages()).as("after the answer").hasSize(2);

        connection.writeInbound(new DefaultLastHttpContent());
        send(connection);
        connection.writeInbound(part(10));
        assertThat(connection.inboundMessages()).as("the next request").hasSize(6);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void connection_thatSendsOnLongAfterTheAnswer_isClosed() {
        EmbeddedChannel connection = connection(new Connections(0));
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST));
        int parts = (int) (Connection.MOST_AFTER_THE_ANSWER >> 20);
        for (int part = 0; part < parts; part++) {
            connection.writeInbound(part(1 << 20));
        }
        assertThat(connection.isOpen()).isTrue();

        connection.writeInbound(part(1));

        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.inboundMessages()).isEmpty();
    }

    private static HttpContent part(int bytes) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    @Test
    void answers_thatAreTooManyOnAll_closeThoseBehindForLongest() {
        Connections all = new Connections(3 * ANSWER);
        for (int caller = 0; caller < 5; caller++) {
            answer(connection(all));
        }
        // The size of an answer and of what Netty keeps for it is a little more than the answer.
        assertThat(open).extracting(EmbeddedChannel::isOpen).containsExactly(false, false, false, true, true);
    }

    @Test
    void answers_thatAreTaken_doNotCount() {
        Connections all = new Connections(3 * ANSWER);
        for (int caller = 0; caller < 100; caller++) {
            EmbeddedChannel connection = connection(all);
            answer(connection);
            connection.flush();
            connection.releaseOutbound();
        }
        answer(connection(all));
        answer(connection(all));
        assertThat(open).allMatch(EmbeddedChannel::isOpen);
    }

    @Test
    void answer_largerThanAllMayBe_isGivenAllTheSame() {
        answer(connection(new Connections(1)));
        assertThat(open).allMatch(EmbeddedChannel::isOpen);
    }

    @Test
    void room_isGivenBackOnce_whenSenderAndWorkerHaveLeft() {
        Semaphore free = new Semaphore(0);
        Room room = new Room(free, 7);

        assertThat(room.enter()).isTrue();
        room.leave();
        assertThat(free.availablePermits()).isZero();
        room.leave();
        assertThat(free.availablePermits()).isEqualTo(7);
        assertThat(room.enter()).as("nothing is left to work on").isFalse();
        assertThat(free.availablePermits()).isEqualTo(7);
    }
}
