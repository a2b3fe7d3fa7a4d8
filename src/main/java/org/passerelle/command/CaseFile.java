package org.passerelle.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.passerelle.batch.BatchRequest;
import org.passerelle.decision.Hash;
import org.passerelle.programme.Programme;
import org.passerelle.sheet.SheetFormat;
import org.passerelle.sheet.SheetLines;
import org.passerelle.sheet.UnreadableSheet;

/**
 * A file of cases.
 *
 * @param name for people
 */
record CaseFile(String name, Path path, Format format) {

    private static final String STANDARD_INPUT = "-";

    /**
     * Finds the cases.
     *
     * @param name of the file; "-" for standard input, of which a copy is made, since it can be read once only
     * @param given null when the ending of the name says the format; lines of JSON are taken for granted on standard input
     */
    static CaseFile of(String name, @Nullable Format given) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            Path copy = Temporary.file("cases");
            // Into the file as it was made, which nobody else may read.
            try (OutputStream out = Files.newOutputStream(copy)) {
                System.in.transferTo(out);
            }
            return new CaseFile("standard input", copy, given == null ? Format.NDJSON : given);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new Unusable(
                    Files.exists(file)
                            ? name + " is no file whose cases can be read; - reads standard input."
                            : "There is no file " + name + ".");
        }
        Format format = given == null ? Format.of(file).orElse(null) : given;
        if (format == null) {
            throw new Unusable("The name of " + name + " does not say how its cases are written; say so with --from.");
        }
        return new CaseFile(name, file, format);
    }

    /**
     * Opens the file and returns its cases as lines of JSON.
     *
     * @param header programme whose facts the columns of a table must name
     * @param request by which the cases are decided
     * @param watched told of every byte that is read from the file
     */
    InputStream open(Programme header, BatchRequest request, Watched watched) throws IOException {
        if (format == Format.NDJSON) {
            return watched.of(Files.newInputStream(path));
        }
        try {
            // A workbook that is read from a stream is kept in memory as a whole.
            SheetLines rows = format == Format.XLSX
                    ? SheetFormat.XLSX.read(path)
                    : SheetFormat.CSV.read(watched.of(Files.newInputStream(path)));
            return new TableLines(name, rows, header, request);
        } catch (UnreadableSheet unreadable) {
            throw new Unusable(name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** Returns what tells the cases from others, and from the same in another order. */
    String hash() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return Hash.of(in);
        }
    }

    /** Returns how many bytes will be watched; -1 where they are not counted. */
    long watchedSize() throws IOException {
        return format == Format.XLSX ? -1 : Files.size(path);
    }
}
