package org.passerelle.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where cases come from.
 *
 * @param copied whether the file is a copy of standard input, which can be read once only
 */
record Input(CaseFile cases, boolean copied) implements AutoCloseable {

    private static final String STANDARD_INPUT = "-";

    /**
     * Finds the cases.
     *
     * @param name of the file; "-" for standard input
     * @param given null when the ending of the name says the format; lines of JSON are taken for granted on standard input
     */
    static Input of(String name, @Nullable Format given) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            Path copy = Files.createTempFile("cases", "");
            Files.copy(System.in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new Input(new CaseFile("standard input", copy, given == null ? Format.NDJSON : given), true);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new Unusable("There is no file " + name + ".");
        }
        Format format = given == null ? Format.of(file).orElse(null) : given;
        if (format == null) {
            throw new Unusable("The name of " + name + " does not say how its cases are written; say so with --from.");
        }
        return new Input(new CaseFile(name, file, format), false);
    }

    @Override
    public void close() throws IOException {
        if (copied) {
            Files.delete(cases.path());
        }
    }
}
