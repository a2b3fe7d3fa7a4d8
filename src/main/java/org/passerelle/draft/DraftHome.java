package org.passerelle.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a process of drafts. As long as it is in use, the service holds a lock in it, by which another service on the same machine, or
 * the next one, tells it from what is left of one that was killed.
 */
final class DraftHome {

    private static final Logger LOG = Logger.getLogger(DraftHome.class);

    private static final String PREFIX = "passerelle-draft-";
    private static final String LOCK = "in-use";

    private final Path path;
    private final FileChannel lock;

    private DraftHome(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DraftHome create() throws IOException {
        // As it truly is, not by way of links: the process may use no other place.
        Path path = Files.createTempDirectory(PREFIX).toRealPath();
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new DraftHome(path, channel);
    }

    Path path() {
        return path;
    }

    void delete() throws IOException {
        lock.close();
        ProjectFolder.delete(path);
    }

    /** Deletes what services that were killed have left in the folder of temporary files. */
    static void sweep(Path temporary) {
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path home : homes) {
                if (Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
                    deleteUnlessInUse(home);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Tidying is no reason not to start.
            LOG.warn("What earlier services left of drafts cannot be looked for.", unreadable);
        }
    }

    private static void deleteUnlessInUse(Path home) {
        try (FileChannel channel =
                        FileChannel.open(home.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                @Nullable FileLock free = channel.tryLock()) {
            if (free != null) {
                ProjectFolder.delete(home);
            }
        } catch (IOException | UncheckedIOException | OverlappingFileLockException notOurs) {
            // Of another user, of this very service, or just being deleted by its process.
            return;
        }
    }
}
