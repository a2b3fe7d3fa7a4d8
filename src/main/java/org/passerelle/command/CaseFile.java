package org.passerelle.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.passerelle.programme.Programme;
import org.passerelle.sheet.UnreadableSheet;

/**
 * A file of cases.
 *
 * @param name for people
 */
record CaseFile(String name, Path path, Format format) {

    /**
     * Opens the file and returns its cases as lines of JSON.
     *
     * @param usualDay of decisions of cases that name none
     * @param watched told of every byte that is read from the file
     */
    InputStream open(Programme programme, LocalDate usualDay, Watched watched) throws IOException {
        InputStream in = watched.of(Files.newInputStream(path));
        if (format.sheet().isEmpty()) {
            return in;
        }
        try {
            return new TableLines(name, format.sheet().get().read(in), programme, usualDay);
        } catch (UnreadableSheet unreadable) {
            throw new Unusable(name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    long size() throws IOException {
        return Files.size(path);
    }
}
