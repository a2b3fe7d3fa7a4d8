package org.passerelle.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes the only sheet of a workbook. Every cell is a text, and no text a formula. The first row is the header. */
final class XlsxSink implements RowSink {

    private static final int LONGEST_NAME = 31;

    /** What a cell can hold. */
    private static final int MOST_CHARACTERS = 32_767;

    /** Ends a text that had to be cut. */
    static final String CUT = " […] (cut: a cell of a workbook holds 32,767 characters)";

    private static final int ROWS_IN_MEMORY = 1_000;
    private static final double WIDEST = 60;
    private static final double MARGIN = 2;

    /** What a format calls cells of text: they stay as they are typed. */
    private static final String TEXT_FORMAT = "@";

    /** Left out of a text, two names could become one. */
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final OutputStream file;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int[] widths = {};
    private int rows;
    private int flushed;

    XlsxSink(OutputStream file, String name) {
        this.file = file;
        workbook = new Workbook(file, "Passerelle", "1.0");
        sheet = workbook.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
        sheet.freezePane(1, 1);
    }

    @Override
    public void write(List<? extends @Nullable String> cells) throws IOException {
        if (rows == Worksheet.MAX_ROWS) {
            throw new FullSheet(Worksheet.MAX_ROWS);
        }
        if (rows == 0) {
            widths = new int[cells.size()];
        }
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell != null) {
                sheet.inlineString(rows, column, fitting(cell));
                widths[column] = Math.max(widths[column], cell.length());
            }
        }
        rows++;
        if (rows - flushed == ROWS_IN_MEMORY) {
            format();
            sheet.flush();
            flushed = rows;
        }
    }

    private static String fitting(String cell) {
        String text = NOT_IN_XML.matcher(cell).replaceAll("\uFFFD");
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = MOST_CHARACTERS - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private void format() {
        int last = widths.length - 1;
        if (flushed == 0) {
            for (int column = 0; column <= last; column++) {
                sheet.width(column, Math.min(WIDEST, widths[column] + MARGIN));
                // Rows that are added below are texts too.
                sheet.style(column).format(TEXT_FORMAT).set();
            }
            sheet.range(0, 0, 0, last).style().bold().set();
        }
        sheet.range(flushed, 0, rows - 1, last)
                .style()
                .format(TEXT_FORMAT)
                .verticalAlignment("top")
                .wrapText(true)
                .set();
    }

    @Override
    public void close() throws IOException {
        if (rows > flushed) {
            format();
        }
        workbook.finish();
        file.close();
    }
}
