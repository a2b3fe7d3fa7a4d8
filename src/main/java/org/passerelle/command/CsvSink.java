package org.passerelle.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes comma separated values. */
final class CsvSink implements RowSink {

    /** A spreadsheet would take such a text for a formula, and do what a stranger wrote into a case. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);

    private final CSVPrinter printer;

    CsvSink(Path file, List<String> headers) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        printer = CSVFormat.RFC4180
                .builder()
                .setHeader(headers.toArray(String[]::new))
                .get()
                .print(writer);
    }

    @Override
    public void write(List<@Nullable String> cells) throws IOException {
        for (String cell : cells) {
            printer.print(cell != null && FORMULA.matcher(cell).matches() ? "'" + cell : cell);
        }
        printer.println();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
