package org.passerelle.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines that end with a line feed, and knows how many bytes they take. */
final class LineReader {

    private final InputStream in;
    private long bytes;
    private boolean isWhole;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Returns the next line without its line feed; null at the end. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
        int read = in.read();
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = in.read();
        }
        isWhole = read >= 0;
        bytes += line.size() + (isWhole ? 1 : 0);
        return isWhole || line.size() > 0 ? line.toString(UTF_8) : null;
    }

    /** Returns whether the last line ended with a line feed. */
    boolean isWhole() {
        return isWhole;
    }

    /** Returns how many bytes were read. */
    long bytes() {
        return bytes;
    }
}
