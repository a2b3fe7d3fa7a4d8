package org.passerelle.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads lines that end with a line feed. What is too long is not kept. */
final class Lines {

    private final InputStream in;
    private final int longest;
    private final BooleanSupplier isOver;
    private final byte[] buffer = new byte[64 * 1024];
    private int next;
    private int end;
    private long number;

    /**
     * Prepares to read.
     *
     * @param longest bytes that a line may have
     * @param isOver whether no more is to be read; who sends blank lines, or one without end, is asked too
     */
    Lines(InputStream in, int longest, BooleanSupplier isOver) {
        this.in = in;
        this.longest = longest;
        this.isOver = isOver;
    }

    /**
     * A line that is not blank.
     *
     * @param number from 1; blank lines count
     * @param bytes without the line feed; empty when the line is too long
     */
    @SuppressWarnings("ArrayRecordComponent" /* lines are not compared */)
    record Line(long number, byte[] bytes) {

        boolean isTooLong() {
            return bytes.length == 0;
        }
    }

    /** Returns the next line, for which it waits; null at the end, or when it is over. */
    @Nullable
    Line next() throws IOException {
        while (fill()) {
            byte[] line = line();
            if (isOver()) {
                // Perhaps not all of the line.
                return null;
            }
            number++;
            if (line.length > longest) {
                return new Line(number, new byte[0]);
            }
            if (!isBlank(line)) {
                return new Line(number, line);
            }
        }
        return null;
    }

    /** Reads lines that are not blank and forgets them; stops at the end. */
    void passOver(long lines) throws IOException {
        for (long left = lines; left > 0 && next() != null; left--) {
            // Their answers are there.
        }
    }

    /** Returns whether no more is to be read. */
    boolean isOver() {
        return isOver.getAsBoolean();
    }

    /** Returns a line, or of one that is too long its beginning. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
        while (fill() && !isOver()) {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, Math.min(next - from, longest + 1 - line.size()));
            if (next < end) {
                next++;
                break;
            }
        }
        return line.toByteArray();
    }

    /** Returns whether there is more to read. */
    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, in.read(buffer));
        }
        return next < end;
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character > ' ' || character < 0) {
                return false;
            }
        }
        return true;
    }
}
