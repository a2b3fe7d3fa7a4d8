package org.passerelle.replicas;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends the same request over many connections, each the next when the last is answered, and no faster than asked. Reads no more of answers
 * than it must, so that it takes little away from the service on the same cores.
 */
final class Storm {

    private static final int BUCKETS = 100_000;
    private static final int NANOSECONDS_PER_BUCKET = 100_000;

    private final String host;
    private final int port;
    private final byte[] request;
    private final int connections;
    private final long interval;

    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final LongAdder[] accepted = new LongAdder[BUCKETS];
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder withoutRetryAfter = new LongAdder();
    private volatile boolean over;

    /**
     * Prepares.
     *
     * @param perSecond requests a second, over all connections; 0 for as many as are answered
     */
    Storm(String address, String path, String body, int connections, double perSecond) {
        this.host = address.substring(0, address.indexOf(':'));
        this.port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        this.request = ("POST " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        this.connections = connections;
        this.interval = perSecond == 0 ? 0 : (long) (connections * TimeUnit.SECONDS.toNanos(1) / perSecond);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            accepted[bucket] = new LongAdder();
        }
    }

    /**
     * What came of it.
     *
     * @param refused answers 503
     * @param others answers that are neither, and requests without one
     * @param p50 of those accepted, in milliseconds
     */
    record Result(
            double seconds, long accepted, long refused, long others, long withoutRetryAfter, double p50, double p99) {

        double acceptedPerSecond() {
            return accepted / seconds;
        }

        double offeredPerSecond() {
            return (accepted + refused + others) / seconds;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "offered %.0f/s, accepted %.0f/s, refused %.0f/s, others %d, p50 %.1f ms, p99 %.1f ms",
                    offeredPerSecond(),
                    acceptedPerSecond(),
                    refused / seconds,
                    others,
                    p50,
                    p99);
        }
    }

    /** Sends for so long, and counts what came of it after the first so many seconds. */
    Result blow(int unseen, int seconds) throws InterruptedException {
        List<Thread> senders = new ArrayList<>();
        for (int number = 0; number < connections; number++) {
            long first = System.nanoTime() + (interval * number) / connections;
            Thread sender = new Thread(null, () -> send(first), "storm", 128 * 1024);
            senders.add(sender);
            sender.start();
        }
        TimeUnit.SECONDS.sleep(unseen);
        forget();
        long begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        Result result = result((System.nanoTime() - begin) / 1e9);
        over = true;
        for (Thread sender : senders) {
            sender.join();
        }
        return result;
    }

    private void forget() {
        answers.values().forEach(LongAdder::reset);
        for (LongAdder bucket : accepted) {
            bucket.reset();
        }
        unanswered.reset();
        withoutRetryAfter.reset();
    }

    private Result result(double seconds) {
        long decided = answered(200);
        long refused = answered(503);
        long all = answers.values().stream().mapToLong(LongAdder::sum).sum();
        return new Result(
                seconds,
                decided,
                refused,
                all - decided - refused + unanswered.sum(),
                withoutRetryAfter.sum(),
                quantile(0.5, decided),
                quantile(0.99, decided));
    }

    private long answered(int status) {
        LongAdder count = answers.get(status);
        return count == null ? 0 : count.sum();
    }

    private double quantile(double quantile, long decided) {
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += accepted[bucket].sum();
            if (seen >= quantile * decided) {
                return (bucket + 1) * (double) NANOSECONDS_PER_BUCKET / 1e6;
            }
        }
        return Double.NaN;
    }

    private void send(long first) {
        long next = first;
        while (!over) {
            try (Socket socket = new Socket(host, port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(60_000);
                InputStream in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
                while (!over) {
                    await(next);
                    ask(socket.getOutputStream(), in);
                    next = Math.max(next + interval, System.nanoTime() - interval);
                }
            } catch (IOException broken) {
                unanswered.increment();
            }
        }
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void ask(OutputStream out, InputStream in) throws IOException {
        long begin = System.nanoTime();
        out.write(request);
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        boolean retryAfter = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
            if (name.equals("content-length")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).trim());
            }
            retryAfter |= name.equals("retry-after");
        }
        in.skipNBytes(length);
        long took = System.nanoTime() - begin;
        answers.computeIfAbsent(status, any -> new LongAdder()).increment();
        if (status == 200) {
            accepted[(int) Math.min(took / NANOSECONDS_PER_BUCKET, BUCKETS - 1)].increment();
        } else if (!retryAfter) {
            withoutRetryAfter.increment();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
