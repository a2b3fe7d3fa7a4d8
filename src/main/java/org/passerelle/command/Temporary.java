package org.passerelle.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are gone when the command has ended, whether it succeeds, fails or is told to stop: what stands in them are cases. */
final class Temporary {

    private Temporary() {}

    static Path file(String name) throws IOException {
        Path file = Files.createTempFile("passerelle-", "." + name);
        file.toFile().deleteOnExit();
        return file;
    }
}
