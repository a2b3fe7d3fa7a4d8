package org.passerelle.log;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Random bytes in a file that only its owner reads, in hexadecimal digits. */
final class SecretFile {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private SecretFile() {}

    /** Returns the secret in a file, which is made if it is not there; of several that make it at once, one does. */
    static byte[] readOrMade(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        return read(file);
    }

    /** Makes a secret below a folder as any other, and takes it away again. */
    static void tryOut(Path folder) throws IOException {
        Path own = folder.resolve("." + UUID.randomUUID());
        Path file = own.resolve("key");
        try {
            make(file);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(own);
        }
    }

    static byte[] read(Path file) throws IOException {
        try {
            byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
            if (secret.length == BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException noDigits) {
            // Said below.
        }
        throw new IOException(file + " does not hold " + BYTES + " bytes in hexadecimal digits.");
    }

    /** A link appears with its whole content or not at all, and never replaces another. */
    private static void make(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder, OWNERS_FOLDER);
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        Path begun = folder.resolve("." + UUID.randomUUID());
        try (FileChannel channel = FileChannel.open(begun, Set.of(CREATE_NEW, WRITE), OWNERS_FILE)) {
            channel.write(ByteBuffer.wrap((HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            Files.createLink(file, begun);
        } catch (FileAlreadyExistsException other) {
            // Somebody was faster.
        } finally {
            Files.deleteIfExists(begun);
        }
        Segment.forceFolder(file);
    }
}
