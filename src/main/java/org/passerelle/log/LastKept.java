package org.passerelle.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
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

    /** Returns the last entry of a chain that is known to have been kept; nothing when none is, or a fall of the machine took the note. */
    Optional<Tip> of(String chain) throws IOException {
        if (!Files.exists(file(chain))) {
            return Optional.empty();
        }
        Matcher note = NOTE.matcher(Files.readString(file(chain), US_ASCII));
        return note.matches() && !note.group(2).equals(NOTHING)
                ? Optional.of(new Tip(chain, Long.parseLong(note.group(1)), note.group(2)))
                : Optional.empty();
    }

    /** Prepares to note: what takes place on the disk is taken now, so that afterwards a full disk stops no note. */
    void open(String chain) throws IOException {
        if (file == null) {
            Files.createDirectories(folder, SecretFile.OWNERS_FOLDER);
            file = FileChannel.open(file(chain), Set.of(CREATE, READ, WRITE), SecretFile.OWNERS_FILE);
            if (file.size() == 0) {
                note(new Tip(chain, 0, NOTHING));
            }
        }
    }

    /**
     * Notes that an entry was kept. A fall of the machine may leave an earlier note: one that is ahead of the log it cannot leave, since what is
     * noted has been forced to the disk before.
     */
    void note(Tip tip) throws IOException {
        String note = String.format(Locale.ROOT, "%020d %s\n", tip.sequence(), tip.hash());
        Objects.requireNonNull(file, "It has not been opened.").write(ByteBuffer.wrap(note.getBytes(US_ASCII)), 0);
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException forgotten) {
                // What was noted stands in the file.
            }
        }
    }
}
