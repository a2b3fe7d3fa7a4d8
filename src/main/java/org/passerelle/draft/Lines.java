package org.passerelle.draft;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines to and from a process. */
final class Lines {

    private static final int LONGEST = 32 << 20;

    private final InputStream in;
    private final OutputStream out;

    Lines(Process process) {
        this.in = new BufferedInputStream(process.getInputStream());
        this.out = process.getOutputStream();
    }

    /** A line is longer than the service can bear. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    void write(String line) throws IOException {
        out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /**
     * Reads a line.
     *
     * @throws EOFException when the process has ended
     * @throws TooLong when the line is too long
     */
    byte[] read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.size() == LONGEST) {
                throw new TooLong();
            }
            line.write(next);
        }
        return line.toByteArray();
    }
}
