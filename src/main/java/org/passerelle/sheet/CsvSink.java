package org.passerelle.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes cells that commas separate. */
final class CsvSink implements RowSink {

    /** Without it, some spreadsheets take UTF-8 for something else. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Before a text, says to spreadsheets that it is one. */
    static final String TEXT_MARK = "'";

    /**
     * What a spreadsheet would compute, and so do what a stranger wrote. A dash alone and a number below zero are none; some compute
     * wide signs, too.
     */
    private static final Pattern COMPUTED =
            Pattern.compile("(?s)[=+@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20].*|-(?=.)(?!\\d+(\\.\\d+)?$).*");

    private final CSVPrinter printer;

    CsvSink(OutputStream file) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    @Override
    public void write(List<? extends @Nullable String> cells) throws IOException {
        for (String cell : cells) {
            printer.print(cell != null && needsMark(cell) ? TEXT_MARK + cell : cell);
        }
        printer.println();
    }

    /** A text that begins with the mark itself needs another, or it would lose its own. */
    static boolean needsMark(String cell) {
        return cell.startsWith(TEXT_MARK) || COMPUTED.matcher(cell).matches();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
