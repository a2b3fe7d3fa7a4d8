package org.passerelle.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes the only sheet of a workbook. Every cell is a text, and no text a formula. */
final class SheetSink implements RowSink {

    /** What a sheet can hold. */
    static final int MOST_ROWS = 1_048_576;

    private static final int MOST_CHARACTERS = 32_767;
    private static final int ROWS_IN_MEMORY = 1_000;

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    SheetSink(Path file, String name, List<String> headers) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file));
        workbook = new Workbook(out, "Passerelle", "1.0");
        sheet = workbook.newWorksheet(name);
        sheet.freezePane(0, 1);
        write(List.copyOf(headers));
    }

    @Override
    public void write(List<@Nullable String> cells) throws IOException {
        if (rows == MOST_ROWS) {
            throw new Unusable("A sheet holds " + (MOST_ROWS - 1) + " rows below its header; write .csv or .ndjson.");
        }
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell != null) {
                sheet.inlineString(rows, column, cell.substring(0, Math.min(cell.length(), MOST_CHARACTERS)));
            }
        }
        rows++;
        if (rows % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
        out.close();
    }
}
