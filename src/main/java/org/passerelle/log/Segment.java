package org.passerelle.log;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A file of the log that is being written. For one thread. */
final class Segment implements AutoCloseable {

    private final Path path;
    private FileChannel channel;
    private long length;

    private Segment(Path path, FileChannel channel, long length) {
        this.path = path;
        this.channel = channel;
        this.length = length;
    }

    /**
     * Opens a file, which is made if it is not there. A link is not followed: whoever put it there chose where entries would go.
     *
     * @param length bytes of it that are kept entries; what is behind them is cut off by the next repair
     */
    static Segment open(Path path, long length) throws IOException {
        FileChannel channel = FileChannel.open(path, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), SegmentFiles.GROUPS_FILE);
        forceFolder(path);
        return new Segment(path, channel, length);
    }

    /** A new file is only sure to be found after a crash when its folder has been written, too. */
    static void forceFolder(Path path) throws IOException {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }

    long length() {
        return length;
    }

    /** Adds bytes; when this returns they are on the disk. */
    void append(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, length + left.position());
        }
        channel.force(false);
        if (Files.size(path) != length + bytes.length) {
            throw new IOException(path + " is no longer the file that was written.");
        }
        length += bytes.length;
    }

    /** Takes back what was begun and is not kept. */
    void repair() throws IOException {
        close();
        if (Files.size(path) < length) {
            throw new IOException(path + " is shorter than what was written to it.");
        }
        channel = FileChannel.open(path, WRITE, NOFOLLOW_LINKS);
        channel.truncate(length);
        channel.force(true);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException forgotten) {
            // What is kept was forced to the disk.
        }
    }
}
