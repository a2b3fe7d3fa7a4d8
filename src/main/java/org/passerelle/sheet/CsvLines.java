package org.passerelle.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.passerelle.sheet.Sheet.Cell;
import org.passerelle.sheet.Sheet.Content;
import org.passerelle.sheet.Sheet.Line;

/** Lines of cells that commas separate; semicolons where a spreadsheet of such a country wrote them. */
final class CsvLines implements SheetLines {

    private static final int LONGEST_HEADER = 64 * 1024;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private CsvLines(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != CsvSink.BYTE_ORDER_MARK) {
            reader.reset();
        }
        parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(reader))
                .setIgnoreEmptyLines(false)
                .get()
                .parse(reader);
        records = parser.iterator();
    }

    static CsvLines of(InputStream file) throws UnreadableSheet {
        try {
            // A decoder by itself complains of what is not UTF-8, where a charset would put in question marks.
            return new CsvLines(new BufferedReader(
                    new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()), LONGEST_HEADER));
        } catch (IOException malformed) {
            throw unreadable(0, malformed);
        }
    }

    /** What the header has more of, outside of quotation marks. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        int balance = 0;
        boolean quoted = false;
        for (int read = 0; read < LONGEST_HEADER; read++) {
            int character = reader.read();
            if (character < 0 || (character == '\n' && !quoted)) {
                break;
            }
            quoted ^= character == '"';
            if (!quoted) {
                balance += character == ',' ? 1 : character == ';' ? -1 : 0;
            }
        }
        reader.reset();
        return balance < 0 ? ';' : ',';
    }

    @Override
    public Optional<Line> next() throws UnreadableSheet {
        while (true) {
            long ended = parser.getCurrentLineNumber();
            try {
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                Line line = Line.of(
                        (int) ended + 1,
                        records.next().stream().map(CsvLines::cell).toList());
                if (!line.cells().isEmpty()) {
                    return Optional.of(line);
                }
            } catch (UncheckedIOException malformed) {
                throw unreadable(ended, malformed);
            }
        }
    }

    private static Cell cell(String written) {
        boolean isMarked = written.startsWith(CsvSink.TEXT_MARK) && CsvSink.needsMark(written.substring(1));
        return written.startsWith("=")
                ? new Cell(written.strip(), Content.FORMULA)
                : Cell.of(isMarked ? written.substring(1) : written);
    }

    private static UnreadableSheet unreadable(long line, Exception malformed) {
        return new UnreadableSheet(
                String.format(Locale.ROOT, "The file is not well-formed CSV, in UTF-8, after line %,d.", line),
                malformed);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
