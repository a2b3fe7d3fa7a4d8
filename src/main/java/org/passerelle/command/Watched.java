package org.passerelle.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a run is: how much of its file is read, how many cases are answered, how fast, and how long it takes yet. */
final class Watched implements AutoCloseable {

    private static final long MEGABYTE = 1 << 20;
    private static final int SECOND = 1_000;

    /** Where a bar cannot be drawn over, each of its states is a line. */
    private static final int BETWEEN_LINES = 10 * SECOND;

    private static final int WIDTH = 120;

    private final ProgressBar bar;

    /**
     * Begins to show.
     *
     * @param task what is done, in a word
     * @param bytes of the file
     * @param terminal whether a bar can be drawn
     */
    Watched(String task, long bytes, boolean terminal, PrintWriter lines) {
        ProgressBarBuilder builder =
                new ProgressBarBuilder().setTaskName(task).setInitialMax(bytes).setUnit(" MB", MEGABYTE);
        if (!terminal) {
            builder.setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(BETWEEN_LINES)
                    .setConsumer(new DelegatingProgressBarConsumer(lines::println, WIDTH));
        }
        bar = builder.build();
    }

    /** Returns the file, counting what is read of it. */
    InputStream of(InputStream file) {
        return new FilterInputStream(file) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                bar.stepBy(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                bar.stepBy(Math.max(0, read));
                return read;
            }
        };
    }

    /** Shows how many cases have been answered. */
    void answered(long cases) {
        long milliseconds = Math.max(1, bar.getElapsedAfterStart().toMillis());
        bar.setExtraMessage(String.format(Locale.ROOT, "%,d cases, %,d/s", cases, cases * SECOND / milliseconds));
    }

    @Override
    public void close() {
        bar.close();
    }
}
