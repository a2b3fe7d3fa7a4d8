package org.passerelle.replicas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;

/** Lines that come one after the other, ten a second: who reads them is busy for as long as there are any. */
record SlowLines(String line, int number) implements Publisher<ByteBuffer> {

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        SubmissionPublisher<ByteBuffer> lines = new SubmissionPublisher<>();
        lines.subscribe(subscriber);
        Thread writer = new Thread(() -> write(lines), "slow-lines");
        writer.setDaemon(true);
        writer.start();
    }

    private void write(SubmissionPublisher<ByteBuffer> lines) {
        try (lines) {
            for (int count = 0; count < number; count++) {
                lines.submit(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
