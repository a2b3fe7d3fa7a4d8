package org.passerelle.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file of comma separated values, the header among them. */
final class CsvRows implements Rows {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_HEADER = 64 * 1024;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST_HEADER);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
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

    /* Spreadsheets of some countries separate cells by semicolons. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        long balance = 0;
        for (int read = 0; read < LONGEST_HEADER; read++) {
            int character = reader.read();
            if (character < 0 || character == '\n') {
                break;
            }
            balance += character == ',' ? 1 : character == ';' ? -1 : 0;
        }
        reader.reset();
        return balance < 0 ? ';' : ',';
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException broken) {
            throw new Unusable(
                    "The file is not well-formed CSV after line " + parser.getCurrentLineNumber() + ".", broken);
        }
    }

    @Override
    public List<String> next() {
        return records.next().stream().map(String::strip).toList();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
