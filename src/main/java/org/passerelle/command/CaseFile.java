package org.passerelle.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.passerelle.programme.Programme;

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
        return switch (format) {
            case NDJSON -> in;
            case CSV -> new TableLines(name, new CsvRows(in), programme, usualDay);
            case XLSX -> new TableLines(name, new SheetRows(in), programme, usualDay);
        };
    }

    long size() throws IOException {
        return Files.size(path);
    }
}
