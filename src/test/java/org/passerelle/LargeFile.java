package org.passerelle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file that no memory takes, since no array is so long; on disk it takes nothing. */
public final class LargeFile {

    private static final long BYTES = 1L << 31;

    private LargeFile() {}

    /** Makes the file, and returns its path. */
    public static String at(Path file) throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(BYTES);
        }
        return file.toString();
    }
}
