package org.passerelle.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last entry of a log that was kept, noted in a file beside its secrets: by it a start sees what was cut off the log, or put in the place of
 * what no checkpoint covered yet, by whoever can write to the log only. For one thread.
 */
final class LastKept implements AutoCloseable {

    private static final Pattern NOTE = Pattern.compile("([0-9]{20}) (sha256:[0-9a-f]{64})\n");
    private static final String NOTHING = "sha256:" + "0".repeat(64);

    private final Path folder;
    private @Nullable FileChannel file;
    private @Nullable String noted;

    /**
     * Prepares notes.
     *
     * @param secrets the folder of the secrets
     */
    LastKept(Path secrets) {
        this.folder = secrets.resolve("last");
    }

    /** Returns the file in which the last entry of a chain is noted. */
    Path file(String chain) {
        try {
            return folder.resolve(UUID.fromString(chain).toString());
        } catch (IllegalArgumentException invented) {
            throw new UnusableLog("The decision log has a chain that no service has begun.");
        }
    }

    /**
     * Returns the last entry of a chain that is known to have been kept; nothing when none is, or a fall of the machine took the note.
     *
     * @throws IOException when the note cannot be reached now, which does not mean that there is none
     */
    Optional<Tip> of(String chain) throws IOException {
        open(chain);
        Matcher note = NOTE.matcher(Files.readString(file(chain), ISO_8859_1));
        return note.matches() && !note.group(2).equals(NOTHING)
                ? Optional.of(new Tip(chain, Long.parseLong(note.group(1)), note.group(2)))
                : Optional.empty();
    }

    /** Prepares to note the entries of a chain: what takes place on the disk is taken now. */
    void open(String chain) throws IOException {
        if (file != null && chain.equals(noted)) {
            return;
        }
        close();
        Files.createDirectories(folder, SecretFile.OWNERS_FOLDER);
        if (Files.exists(file(chain), NOFOLLOW_LINKS) && !Files.isRegularFile(file(chain), NOFOLLOW_LINKS)) {
            // To open a pipe would keep the log waiting for whoever reads it.
            throw new IOException(file(chain) + " is no file.");
        }
        file = FileChannel.open(file(chain), Set.of(CREATE, WRITE, NOFOLLOW_LINKS), SecretFile.OWNERS_FILE);
        noted = chain;
        if (file.size() == 0) {
            write(new Tip(chain, 0, NOTHING), file);
        }
    }

    /**
     * Notes that an entry was kept. A fall of the machine may leave an earlier note: one that is ahead of the log it cannot leave, since what is
     * noted has been forced to the disk before.
     *
     * @throws IOException when it could not be noted; the next time the file is opened anew
     */
    void note(Tip tip) throws IOException {
        try {
            open(tip.chain());
            write(tip, Objects.requireNonNull(file));
        } catch (IOException failure) {
            close();
            throw failure;
        }
    }

    private void write(Tip tip, FileChannel to) throws IOException {
        byte[] note = String.format(Locale.ROOT, "%020d %s\n", tip.sequence(), tip.hash())
                .getBytes(US_ASCII);
        to.write(ByteBuffer.wrap(note), 0);
        if (Files.size(file(tip.chain())) != note.length) {
            throw new IOException(file(tip.chain()) + " is no longer the file that was written.");
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException forgotten) {
                // What was noted stands in the file.
            }
            file = null;
        }
    }
}
