package org.passerelle.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.sheet.Sheet.Line;

/** The formats of files that spreadsheets exchange. */
public enum SheetFormat {
    /** Cells separated by commas, RFC 4180, in UTF-8. */
    CSV("text/csv;charset=UTF-8"),
    /** A workbook, ISO/IEC 29500. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    SheetFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Returns what HTTP calls it. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Begins to write a file; the first row is the header.
     *
     * @param name of the sheet, where the format has one
     */
    public RowSink write(OutputStream file, String name) throws IOException {
        return switch (this) {
            case CSV -> new CsvSink(file);
            case XLSX -> new XlsxSink(file, name);
        };
    }

    /** Returns a file with some lines of texts, the first the header. */
    public byte[] write(String name, List<List<String>> lines) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (RowSink sink = write(file, name)) {
            for (List<String> line : lines) {
                sink.write(line);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /**
     * Begins to read the first sheet of a file.
     *
     * @throws UnreadableSheet when it is no such file
     */
    public SheetLines read(InputStream file) throws UnreadableSheet {
        return switch (this) {
            case CSV -> CsvLines.of(file);
            case XLSX -> XlsxLines.of(file);
        };
    }

    /**
     * Begins to read the first sheet of a file, of which no more than needed comes into memory.
     *
     * @throws UnreadableSheet when it is no such file
     */
    public SheetLines read(Path file) throws IOException, UnreadableSheet {
        return switch (this) {
            case CSV -> CsvLines.of(Files.newInputStream(file));
            case XLSX -> XlsxLines.of(file);
        };
    }

    /**
     * Returns what the first sheet of a file holds.
     *
     * @throws UnreadableSheet when it is no such file
     */
    public Sheet read(byte[] file) throws UnreadableSheet {
        List<Line> read = new ArrayList<>();
        try (SheetLines lines = read(new ByteArrayInputStream(file))) {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                read.add(line.get());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Sheet(List.copyOf(read));
    }
}
